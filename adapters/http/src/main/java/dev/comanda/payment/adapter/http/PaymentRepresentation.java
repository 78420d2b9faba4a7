package dev.comanda.payment.adapter.http;

import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.adapter.http.MoneyRepresentation;
import dev.comanda.shared.adapter.http.NameOf;
import dev.comanda.shared.adapter.http.WireNames;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment as callers see it. */
@Schema(name = "Payment")
record PaymentRepresentation(
    UUID id,
    UUID orderId,
    @NameOf(PaymentStatus.class) String status,
    MoneyRepresentation amount,
    @Schema(
            description = "What the customer scans; only while it can be paid.",
            example = "00020126580014br.gov.bcb.pix")
        @Nullable String qrCode,
    @Schema(description = "The provider's name for it.", example = "ORD01J0000000000000000000000")
        @Nullable String providerOrderId,
    @Schema(description = "Until when it can be paid; only while it can be paid.")
        @Nullable Instant expiresAt) {

  static PaymentRepresentation of(PaymentSnapshot payment) {
    return new PaymentRepresentation(
        payment.id().value(),
        payment.order().value(),
        WireNames.of(payment.status()),
        MoneyRepresentation.of(payment.amount()),
        payment.qrCode().orElse(null),
        payment.providerOrder().map(ProviderOrderId::value).orElse(null),
        payment.expiresAt().orElse(null));
  }
}
