package dev.comanda.client;

import org.jspecify.annotations.Nullable;

/** The API says no, by a problem (RFC 9457). */
public final class RefusedException extends RuntimeException {

  private final int status;
  private final String type;

  RefusedException(int status, String type, String detail, @Nullable Exception cause) {
    super(detail, cause);
    this.status = status;
    this.type = type;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /**
   * What kind of problem it is: the last part of its URI, such as {@code unknown-products}; empty
   * if the answer was no problem as it should be.
   */
  public String type() {
    return type;
  }
}
