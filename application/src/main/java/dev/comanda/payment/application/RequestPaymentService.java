package dev.comanda.payment.application;

import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.Transition.Applied;
import dev.comanda.shared.application.Repeating;
import java.time.InstantSource;

final class RequestPaymentService implements RequestPayment {

  private final Payments payments;
  private final ProviderDialogue provider;
  private final InstantSource clock;

  RequestPaymentService(Payments payments, ProviderDialogue provider, InstantSource clock) {
    this.payments = payments;
    this.provider = provider;
    this.clock = clock;
  }

  @Override
  public Outcome request(Command command) {
    Payment payment =
        Payment.request(
            command.order(),
            command.customer(),
            command.amount(),
            command.items(),
            clock.instant());
    if (!payments.add(payment) && !matchesBefore(payment, command)) {
      return new Outcome.DiffersFromBefore();
    }
    return new Outcome.Accepted(provider.settle(payment.getId()).payment());
  }

  private boolean matchesBefore(Payment repeated, Command command) {
    return Repeating.whenOthersWereFaster(() -> {
      Payment before = payments.find(repeated.getId()).orElseThrow();
      if (!before.amount().equals(command.amount())) {
        return false;
      }
      if (before.completeWith(command.customer(), command.items()) instanceof Applied) {
        payments.save(before);
      }
      return true;
    });
  }
}
