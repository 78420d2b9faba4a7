package dev.comanda.payment.adapter.dynamodb;

import dev.comanda.payment.domain.Check;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.PaymentState;
import dev.comanda.payment.domain.PaymentState.Approved;
import dev.comanda.payment.domain.PaymentState.AwaitingPayment;
import dev.comanda.payment.domain.PaymentState.Cancelled;
import dev.comanda.payment.domain.PaymentState.Expired;
import dev.comanda.payment.domain.PaymentState.Refunded;
import dev.comanda.payment.domain.PaymentState.Refunding;
import dev.comanda.payment.domain.PaymentState.Rejected;
import dev.comanda.payment.domain.PaymentState.Requested;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProductId;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.Quarantine;
import dev.comanda.payment.domain.RejectionReason;
import dev.comanda.payment.domain.Withdrawal;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.Values;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import dev.comanda.shared.domain.Money;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A payment as attributes, and back. Money is text: numbers of DynamoDB drop a trailing zero. */
final class PaymentMapping {

  static final String BY_PROVIDER_ORDER = "by-provider-order";
  static final String DUE_FOR_CHECK = "due-for-check";

  /** The one value of {@code checkPending}: all checks lie in one partition, by their time. */
  static final String PENDING = "pending";

  private PaymentMapping() {}

  static Map<String, AttributeValue> toData(PaymentSnapshot payment) {
    return Values.fields()
        .with("id", Values.uuid(payment.id().value()))
        .with("order", Values.uuid(payment.order().value()))
        .with("customer", payment.customer().map(CustomerId::value), Values::text)
        .with("amount", money(payment.amount()))
        .with("items", Values.list(payment.items(), PaymentMapping::toData))
        .with("requestedAt", Values.instant(payment.requestedAt()))
        .with("state", Values.map(toData(payment.state())))
        .with("attempt", Values.number(payment.attempt()))
        .with("quarantine", payment.quarantine(), PaymentMapping::toAttribute)
        .with("nextCheck", payment.nextCheck(), PaymentMapping::toAttribute)
        .done();
  }

  /** What the table's indexes want to know of a payment. */
  static Map<String, AttributeValue> toLookups(PaymentSnapshot payment) {
    Values.Fields lookups =
        Values.fields()
            .with("providerOrder", payment.providerOrder(), PaymentMapping::toAttribute)
            .with("nextCheckAt", payment.nextCheck().map(Check::at), Values::instant);
    if (payment.nextCheck().isPresent()) {
      lookups.with("checkPending", Values.text(PENDING));
    }
    return lookups.done();
  }

  static PaymentSnapshot toSnapshot(Stored stored) {
    Attributes data = stored.data();
    return new PaymentSnapshot(
        new PaymentId(data.uuid("id")),
        new OrderId(data.uuid("order")),
        data.optionalText("customer").map(CustomerId::new),
        money(data.map("amount")),
        data.list("items", PaymentMapping::toItem),
        data.instant("requestedAt"),
        toState(data.map("state")),
        data.smallNumber("attempt"),
        data.optionalMap("quarantine").map(PaymentMapping::toQuarantine),
        data.optionalMap("nextCheck").map(PaymentMapping::toCheck),
        stored.version());
  }

  private static Map<String, AttributeValue> toData(PaymentItem item) {
    return Map.of(
        "product", Values.uuid(item.product().value()),
        "name", Values.text(item.name()),
        "unitPrice", money(item.unitPrice()),
        "quantity", Values.number(item.quantity()));
  }

  private static PaymentItem toItem(Attributes item) {
    return new PaymentItem(
        new ProductId(item.uuid("product")),
        item.text("name"),
        money(item.map("unitPrice")),
        item.smallNumber("quantity"));
  }

  private static Map<String, AttributeValue> toData(PaymentState state) {
    Values.Fields data =
        Values.fields()
            .with("status", Values.text(state.status().name()))
            .with("providerOrder", state.knownProviderOrder(), PaymentMapping::toAttribute);
    return switch (state) {
      case Requested requested ->
          data.with("cancellationWanted", Values.flag(requested.cancellationWanted())).done();
      case AwaitingPayment awaiting ->
          data.with("qrCode", Values.text(awaiting.qrCode()))
              .with("expiresAt", Values.instant(awaiting.expiresAt()))
              .with("withdrawal", Values.text(awaiting.withdrawal().name()))
              .done();
      case Approved approved ->
          data.with("approvedAt", Values.instant(approved.approvedAt())).done();
      case Rejected rejected -> data.with("reason", Values.text(rejected.reason().name())).done();
      case Refunding refunding -> data.with("accepted", Values.flag(refunding.accepted())).done();
      case Expired _, Cancelled _, Refunded _ -> data.done();
    };
  }

  private static PaymentState toState(Attributes data) {
    return switch (data.constant("status", PaymentStatus.class)) {
      case REQUESTED -> new Requested(data.flag("cancellationWanted"));
      case AWAITING_PAYMENT ->
          new AwaitingPayment(
              providerOrder(data),
              data.text("qrCode"),
              data.instant("expiresAt"),
              data.constant("withdrawal", Withdrawal.class));
      case APPROVED -> new Approved(providerOrder(data), data.instant("approvedAt"));
      case REJECTED ->
          new Rejected(knownProviderOrder(data), data.constant("reason", RejectionReason.class));
      case EXPIRED -> new Expired(knownProviderOrder(data));
      case CANCELLED -> new Cancelled(knownProviderOrder(data));
      case REFUNDING -> new Refunding(providerOrder(data), data.flag("accepted"));
      case REFUNDED -> new Refunded(providerOrder(data));
    };
  }

  private static AttributeValue toAttribute(Quarantine quarantine) {
    return Values.map(
        Map.of(
            "providerOrder", toAttribute(quarantine.providerOrder()),
            "mismatch", Values.text(quarantine.mismatch().name()),
            "at", Values.instant(quarantine.at())));
  }

  private static Quarantine toQuarantine(Attributes data) {
    return new Quarantine(
        providerOrder(data),
        data.constant("mismatch", Quarantine.Mismatch.class),
        data.instant("at"));
  }

  private static AttributeValue toAttribute(Check check) {
    return Values.map(
        Map.of("at", Values.instant(check.at()), "number", Values.number(check.number())));
  }

  private static Check toCheck(Attributes data) {
    return new Check(data.instant("at"), data.smallNumber("number"));
  }

  private static AttributeValue toAttribute(ProviderOrderId providerOrder) {
    return Values.text(providerOrder.value());
  }

  private static ProviderOrderId providerOrder(Attributes data) {
    return new ProviderOrderId(data.text("providerOrder"));
  }

  private static Optional<ProviderOrderId> knownProviderOrder(Attributes data) {
    return data.optionalText("providerOrder").map(ProviderOrderId::new);
  }

  private static AttributeValue money(Money money) {
    return Values.map(
        Map.of(
            "amount", Values.text(money.plainAmount()),
            "currency", Values.text(money.currency().getCurrencyCode())));
  }

  private static Money money(Attributes data) {
    return Money.of(data.text("amount"), Currency.getInstance(data.text("currency")));
  }
}
