package dev.comanda.localcloud.mercadopago;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as the provider sees it, and its states: {@code created -> processed | canceled |
 * expired | failed}, and {@code processed -> refunded} by way of a refund that takes its time.
 *
 * @param externalReference the merchant's name for it
 * @param refundId set as soon as a refund was asked for
 * @param refundDueAt when that refund is done
 * @param version counts the changes
 */
record ProviderOrder(
    String id,
    String paymentId,
    Status status,
    BigDecimal amount,
    String externalReference,
    String description,
    String posId,
    String mode,
    @Nullable JsonNode items,
    Instant createdAt,
    Instant updatedAt,
    Instant expiresAt,
    @Nullable String refundId,
    @Nullable Instant refundDueAt,
    int version) {

  /** The provider's states, in its spelling. */
  enum Status {
    created,
    processed,
    canceled,
    expired,
    failed,
    refunded;

    private String detail() {
      return switch (this) {
        // One page of the documentation says "processed"; every sample says this.
        case processed -> "accredited";
        case created, canceled, expired, failed, refunded -> name();
      };
    }
  }

  static ProviderOrder create(OrderRequest request, String id, String paymentId, Instant now) {
    return new ProviderOrder(
        id,
        paymentId,
        Status.created,
        request.amount(),
        request.externalReference(),
        request.description(),
        request.posId(),
        request.mode(),
        request.items(),
        now,
        now,
        now.plus(request.expiration()),
        null,
        null,
        1);
  }

  boolean permits(Status next) {
    return switch (next) {
      case processed, canceled, expired, failed -> status == Status.created;
      case refunded -> status == Status.processed;
      case created -> false;
    };
  }

  ProviderOrder become(Status next, Instant now) {
    return new ProviderOrder(
        id,
        paymentId,
        next,
        amount,
        externalReference,
        description,
        posId,
        mode,
        items,
        createdAt,
        now,
        expiresAt,
        refundId,
        refundDueAt,
        version + 1);
  }

  ProviderOrder refundAskedFor(String refund, Instant now, Duration duration) {
    return new ProviderOrder(
        id,
        paymentId,
        status,
        amount,
        externalReference,
        description,
        posId,
        mode,
        items,
        createdAt,
        now,
        expiresAt,
        refund,
        now.plus(duration),
        version + 1);
  }

  boolean isExpired(Instant now) {
    return status == Status.created && !now.isBefore(expiresAt);
  }

  boolean isRefunded(Instant now) {
    return status == Status.processed && refundDueAt != null && !now.isBefore(refundDueAt);
  }

  /** The resource, as {@code POST} and {@code GET} answer it. */
  ObjectNode toJson() {
    ObjectNode order = JsonNodeFactory.instance.objectNode();
    order
        .put("id", id)
        .put("type", "qr")
        .put("processing_mode", "automatic")
        .put("external_reference", externalReference)
        .put("description", description)
        .put("total_amount", money())
        .put("expiration_time", Duration.between(createdAt, expiresAt).toString())
        .put("country_code", "BRA")
        .put("currency", "BRL")
        .put("user_id", "2021490138")
        .put("status", status.name())
        .put("status_detail", status.detail())
        .put("created_date", createdAt.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("last_updated_date", updatedAt.truncatedTo(ChronoUnit.MILLIS).toString());
    order.putObject("integration_data").put("application_id", "4599991948843755");
    order.putObject("config").putObject("qr").put("external_pos_id", posId).put("mode", mode);
    order.set("transactions", transactions());
    if (!mode.equals("static")) {
      order.putObject("type_response").put("qr_data", QrText.of(id, amount));
    }
    if (items != null) {
      order.set("items", items);
    }
    return order;
  }

  ObjectNode transactions() {
    ObjectNode transactions = JsonNodeFactory.instance.objectNode();
    transactions
        .putArray("payments")
        .addObject()
        .put("id", paymentId)
        .put("amount", money())
        .put("status", status.name())
        .put("status_detail", status.detail());
    if (refundId != null) {
      transactions
          .putArray("refunds")
          .addObject()
          .put("id", refundId)
          .put("transaction_id", paymentId)
          .put("amount", money())
          .put("status", status == Status.refunded ? "processed" : "processing");
    }
    return transactions;
  }

  String statusDetail() {
    return status.detail();
  }

  String money() {
    return amount.toPlainString();
  }

  String action() {
    return "order." + status.name().toLowerCase(Locale.ROOT);
  }
}
