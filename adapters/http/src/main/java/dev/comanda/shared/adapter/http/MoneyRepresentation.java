package dev.comanda.shared.adapter.http;

import dev.comanda.shared.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Money on the wire: never a number, which JSON clients would round.
 *
 * @param amount a decimal number with the currency's decimals, such as {@code 22.90}
 * @param currency ISO 4217, such as {@code BRL}
 */
@Schema(name = "Money", description = "An amount of a currency.")
public record MoneyRepresentation(
    @Schema(example = "22.90", description = "A decimal number with the currency's decimals.")
        String amount,
    @Schema(example = "BRL", description = "ISO 4217.") String currency) {

  /** As it goes out. */
  public static MoneyRepresentation of(Money money) {
    return new MoneyRepresentation(money.plainAmount(), money.currency().getCurrencyCode());
  }
}
