package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.domain.Money;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order as Mercado Pago answers it, as far as it concerns us. Nothing is taken for granted: what
 * is missing or makes no sense is absent in the translation, and a payment whose amount is absent
 * is never approved.
 */
record OrderResource(
    @Nullable String id,
    @Nullable String externalReference,
    @Nullable String totalAmount,
    @Nullable String currency,
    @Nullable String countryCode,
    @Nullable String status,
    @Nullable String createdDate,
    @Nullable String expirationTime,
    @Nullable TypeResponse typeResponse,
    @Nullable Transactions transactions) {

  record TypeResponse(@Nullable String qrData) {}

  record Transactions(@Nullable List<Refund> refunds) {}

  record Refund(@Nullable String amount, @Nullable String status) {}

  /**
   * @throws IllegalArgumentException if there is no id, or one that is none
   */
  ProviderOrder toDomain() {
    if (id == null) {
      throw new IllegalArgumentException("an order without an id");
    }
    return new ProviderOrder(
        new ProviderOrderId(id),
        Optional.ofNullable(externalReference).orElse(""),
        amount(),
        providerStatus(),
        Optional.ofNullable(typeResponse).map(TypeResponse::qrData).filter(text -> !text.isBlank()),
        expiresAt());
  }

  ProviderStatus providerStatus() {
    return ProviderStatuses.of(
        status,
        Optional.ofNullable(transactions).map(Transactions::refunds).orElse(List.of()).stream()
            .filter(this::returnsEverything)
            .map(refund -> Optional.ofNullable(refund.status()).orElse(""))
            .toList());
  }

  /** A part that the staff returns, for a cold meal, say, does not make the order unpaid. */
  private boolean returnsEverything(Refund refund) {
    return refund.amount() == null || money(refund.amount()).equals(amount());
  }

  private Optional<Money> amount() {
    return money(totalAmount);
  }

  private Optional<Money> money(@Nullable String amount) {
    if (amount == null) {
      return Optional.empty();
    }
    try {
      return knownCurrency().map(known -> Money.of(amount, known));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Some published answers to reading an order tell its country, but no currency. */
  private Optional<Currency> knownCurrency() {
    return currency == null
        ? Optional.ofNullable(countryCode).flatMap(OrderResource::currencyOf)
        : Optional.of(Currency.getInstance(currency));
  }

  /** That of a country in three letters (ISO 3166), as Mercado Pago writes it. */
  private static Optional<Currency> currencyOf(String country) {
    return Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
        .map(code -> Locale.of("", code))
        .filter(locale -> locale.getISO3Country().equals(country))
        .findFirst()
        // Antarctica has none.
        .flatMap(locale -> Optional.ofNullable(Currency.getInstance(locale)));
  }

  private Optional<Instant> expiresAt() {
    if (createdDate == null || expirationTime == null) {
      return Optional.empty();
    }
    try {
      Instant created = OffsetDateTime.parse(createdDate).toInstant();
      return Optional.of(created.plus(Duration.parse(expirationTime)));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }
}
