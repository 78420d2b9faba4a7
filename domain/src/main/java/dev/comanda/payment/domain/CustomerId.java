package dev.comanda.payment.domain;

import org.jmolecules.ddd.types.Identifier;

/**
 * Whose payment it is: the opaque subject that placed the order. It carries no personal data.
 *
 * @param value 1 to 64 characters
 */
public record CustomerId(String value) implements Identifier {

  /**
   * @throws IllegalArgumentException if the value is blank or too long
   */
  public CustomerId {
    if (value.isBlank() || value.length() > 64) {
      throw new IllegalArgumentException("must have 1 to 64 characters");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
