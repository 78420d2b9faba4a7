package dev.comanda.order.application;

/**
 * The name a caller gives to a request, so that repeating the request cannot place a second order.
 *
 * @param value 1 to 255 visible ASCII characters, unique per customer
 */
public record IdempotencyKey(String value) {

  /**
   * @throws IllegalArgumentException if the value is empty, too long, or has other characters
   */
  public IdempotencyKey {
    if (!value.matches("[\\x21-\\x7e]{1,255}")) {
      throw new IllegalArgumentException("must have 1 to 255 visible ASCII characters");
    }
  }
}
