package dev.comanda.payment.adapter.sqs;

import dev.comanda.shared.domain.Money;
import java.util.Currency;

/** Money as messages write it: a decimal number and a code. */
final class WireMoney {

  private WireMoney() {}

  /**
   * @throws IllegalArgumentException if it is no such amount or no such currency; without the value
   */
  static Money of(String amount, String currency) {
    return Money.of(amount, currency(currency));
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException _) {
      // Its own text would repeat the value.
      throw new IllegalArgumentException("currency must be an ISO 4217 code");
    }
  }
}
