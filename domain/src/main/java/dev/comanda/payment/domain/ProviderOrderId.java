package dev.comanda.payment.domain;

import org.jmolecules.ddd.types.Identifier;

/**
 * The name that the payment provider gave to what it keeps for a payment. It becomes part of the
 * provider's URLs, so it consists of nothing that means anything there.
 *
 * @param value 1 to 64 letters, digits, {@code -} and {@code _}
 */
public record ProviderOrderId(String value) implements Identifier {

  /**
   * @throws IllegalArgumentException if the value has other characters or another length
   */
  public ProviderOrderId {
    if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
      throw new IllegalArgumentException("must have 1 to 64 letters, digits, '-' and '_'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
