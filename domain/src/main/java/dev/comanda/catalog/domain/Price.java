package dev.comanda.catalog.domain;

import dev.comanda.shared.domain.Money;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What one piece of a product costs: more than nothing, at most {@link #MAX}, in the currency of
 * the restaurant, so that prices can be added up.
 */
public record Price(Money value) implements ValueObject {

  /** The highest price. */
  public static final Money MAX = Money.brl("9999.99");

  /**
   * @throws IllegalArgumentException if the amount is zero or too high, or the currency is another
   */
  public Price {
    if (!value.currency().equals(MAX.currency())) {
      throw new IllegalArgumentException("must be in " + MAX.currency());
    }
    if (value.amount().signum() == 0 || value.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("must be more than 0 and at most " + MAX.plainAmount());
    }
  }

  /**
   * Reads a plain decimal number of BRL such as {@code 22.90}.
   *
   * @throws IllegalArgumentException if the text is not such a number, or no price
   */
  public static Price brl(String amount) {
    return new Price(Money.brl(amount));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
