package dev.comanda.shared.adapter.http;

import dev.comanda.shared.domain.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Money as callers send it; see {@link MoneyRepresentation}. */
@Schema(name = "MoneySent", description = "An amount of a currency.")
public record MoneyRequest(
    @Schema(example = "22.90", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable String amount,
    @Schema(example = "BRL", requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String currency) {

  /** Reads it into the domain's. */
  public Value<Money> read(Fields fields) {
    Value<Currency> in = fields.required("currency", currency, MoneyRequest::currencyOf);
    Value<Money> plain =
        fields.required(
            "amount", amount, text -> Money.of(text, in.isWrong() ? Money.BRL : in.get()));
    return fields.combine(plain::get);
  }

  private static Currency currencyOf(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("must be a currency of ISO 4217 such as BRL", e);
    }
  }
}
