package dev.comanda.shared.domain;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jmolecules.ddd.types.ValueObject;

/**
 * An amount of a currency, never negative, with exactly the decimals that the currency has (two for
 * BRL). Arithmetic is exact; a number with more decimals is refused instead of rounded.
 *
 * @param amount from 0, scale fixed to the currency's
 * @param currency ISO 4217
 */
public record Money(BigDecimal amount, Currency currency)
    implements ValueObject, Comparable<Money> {

  /** The currency of the restaurant. */
  public static final Currency BRL = Currency.getInstance("BRL");

  /** Longest amount that is read from text, far above any price and below any trick. */
  private static final int MAX_DIGITS = 15;

  /**
   * @throws IllegalArgumentException if the amount is negative, or has more decimals or digits than
   *     allowed
   */
  public Money {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("must not be negative");
    }
    if (amount.precision() - amount.scale() > MAX_DIGITS || amount.scale() > MAX_DIGITS) {
      throw new IllegalArgumentException("must not have more than " + MAX_DIGITS + " digits");
    }
    int decimals = currency.getDefaultFractionDigits();
    if (amount.stripTrailingZeros().scale() > decimals) {
      throw new IllegalArgumentException("must not have more than " + decimals + " decimals");
    }
    amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
  }

  /**
   * Reads a plain decimal number of BRL such as {@code 22.90}.
   *
   * @throws IllegalArgumentException if the text is not such a number
   */
  public static Money brl(String amount) {
    return of(amount, BRL);
  }

  /**
   * Reads a plain decimal number such as {@code 22.90}; exponents are not numbers of money.
   *
   * @throws IllegalArgumentException if the text is not such a number
   */
  public static Money of(String amount, Currency currency) {
    if (!amount.matches("\\d{1," + MAX_DIGITS + "}(\\.\\d{1," + MAX_DIGITS + "})?")) {
      throw new IllegalArgumentException("must be a decimal number such as 22.90");
    }
    return new Money(new BigDecimal(amount), currency);
  }

  /** Nothing of the currency. */
  public static Money zero(Currency currency) {
    return new Money(BigDecimal.ZERO, currency);
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    requireSameCurrency(other);
    return new Money(amount.add(other.amount), currency);
  }

  /**
   * @param factor from 0
   */
  public Money times(int factor) {
    return new Money(amount.multiply(BigDecimal.valueOf(factor)), currency);
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    requireSameCurrency(other);
    return amount.compareTo(other.amount);
  }

  /** The amount with its decimals, such as {@code 22.90}. */
  public String plainAmount() {
    return amount.toPlainString();
  }

  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + plainAmount();
  }

  private void requireSameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "cannot mix %s and %s".formatted(currency, other.currency));
    }
  }
}
