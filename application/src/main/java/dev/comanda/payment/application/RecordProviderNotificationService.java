package dev.comanda.payment.application;

import dev.comanda.payment.application.PaymentGateway.Reading;
import dev.comanda.payment.application.ProviderDialogue.Progress;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.ProviderOrder;
import java.util.Optional;
import java.util.UUID;

final class RecordProviderNotificationService implements RecordProviderNotification {

  private final Payments payments;
  private final PaymentGateway gateway;
  private final ProviderDialogue provider;

  RecordProviderNotificationService(
      Payments payments, PaymentGateway gateway, ProviderDialogue provider) {
    this.payments = payments;
    this.gateway = gateway;
    this.provider = provider;
  }

  @Override
  public Outcome record(Command command) {
    return switch (gateway.find(command.providerOrder())) {
      case Reading.Unknown _ -> new Outcome.UnknownOrder();
      case Reading.Found found ->
          paymentOf(found.order())
              .map(payment -> outcome(provider.takeOver(payment, found.order())))
              .orElseGet(Outcome.UnknownOrder::new);
    };
  }

  /** By what we stored or, if we died before we could, by what the provider was told. */
  private Optional<PaymentId> paymentOf(ProviderOrder order) {
    return payments
        .madeAt(order.id())
        .or(() -> parse(order.reference()).flatMap(payments::find).map(Payment::getId));
  }

  private static Optional<PaymentId> parse(String reference) {
    try {
      return Optional.of(new PaymentId(UUID.fromString(reference)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Outcome outcome(Progress progress) {
    return progress
        .mismatch()
        .<Outcome>map(mismatch -> new Outcome.Quarantined(progress.payment(), mismatch))
        .orElseGet(() -> new Outcome.Recorded(progress.payment()));
  }
}
