package dev.comanda.payment.application;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.Transition.Applied;
import dev.comanda.shared.application.Repeating;
import java.time.InstantSource;

final class CancelPaymentService implements CancelPayment {

  private final Payments payments;
  private final ProviderDialogue provider;
  private final InstantSource clock;

  CancelPaymentService(Payments payments, ProviderDialogue provider, InstantSource clock) {
    this.payments = payments;
    this.provider = provider;
    this.clock = clock;
  }

  @Override
  public Outcome cancel(Command command) {
    Payment unheardOf =
        Payment.cancelledBeforehand(command.order(), command.amount(), clock.instant());
    if (!payments.add(unheardOf)) {
      rememberTheWish(unheardOf.getId());
    }
    PaymentSnapshot payment = provider.settle(unheardOf.getId()).payment();
    return switch (payment.status()) {
      case REJECTED, EXPIRED, CANCELLED, REFUNDED -> new Outcome.Settled(payment);
      case REQUESTED, AWAITING_PAYMENT, APPROVED, REFUNDING -> new Outcome.UnderWay(payment);
    };
  }

  private void rememberTheWish(PaymentId id) {
    Repeating.whenOthersWereFaster(() -> {
      Payment payment = payments.find(id).orElseThrow();
      if (payment.cancel(clock.instant()) instanceof Applied) {
        payments.save(payment);
      }
      return payment;
    });
  }
}
