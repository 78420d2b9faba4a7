package dev.comanda.payment.application;

import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** One order, its payment, a store, a provider and a clock, for tests of use cases. */
final class World {

  static final OrderId ORDER =
      new OrderId(new UUID(0x0197_0000_0000_7000L, 0x8000_0000_0000_0001L));
  static final PaymentId PAYMENT = PaymentId.of(ORDER);
  static final CustomerId ANA = new CustomerId("ana");

  private Instant now = APayment.NOON;
  final FakePayments payments = new FakePayments();
  final FakeProvider provider = new FakeProvider(() -> now);

  RequestPayment.Outcome orderPlaced() {
    return PaymentUseCases.requestPayment(payments, provider, () -> now)
        .request(new RequestPayment.Command(ORDER, ANA, APayment.AMOUNT, APayment.ITEMS));
  }

  CancelPayment.Outcome orderCancelled() {
    return PaymentUseCases.cancelPayment(payments, provider, () -> now)
        .cancel(new CancelPayment.Command(ORDER, APayment.AMOUNT));
  }

  RecordProviderNotification.Outcome notified() {
    return notifiedOf(provider.onlyOrder().id());
  }

  RecordProviderNotification.Outcome notifiedOf(ProviderOrderId providerOrder) {
    return PaymentUseCases.recordProviderNotification(payments, provider, () -> now)
        .record(new RecordProviderNotification.Command(providerOrder));
  }

  ReconcilePayments.Outcome reconciled() {
    return PaymentUseCases.reconcilePayments(payments, provider, () -> now)
        .reconcile(new ReconcilePayments.Command(100));
  }

  /** Time passes, and whatever is due is looked at when it is due. */
  void timePasses(Duration duration) {
    Instant end = now.plus(duration);
    while (true) {
      Instant next =
          payments
              .find(PAYMENT)
              .flatMap(payment -> payment.snapshot().nextCheck())
              .map(check -> check.at())
              .filter(at -> !at.isAfter(end))
              .orElse(end);
      now = next.isAfter(now) ? next : now;
      if (next.equals(end)) {
        reconciled();
        return;
      }
      reconciled();
    }
  }

  void timePassesUnobserved(Duration duration) {
    now = now.plus(duration);
  }

  void providerSays(ProviderStatus status) {
    provider.happens(provider.onlyOrder().id(), status);
  }

  PaymentSnapshot payment() {
    return payments.the(PAYMENT);
  }

  PaymentStatus status() {
    return payment().status();
  }

  List<? extends Class<?>> told() {
    return payments.events().stream().map(PaymentEvent::getClass).toList();
  }
}
