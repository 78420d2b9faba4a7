package dev.comanda.payment.application;

import dev.comanda.payment.application.ProviderDialogue.Progress;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentState;
import dev.comanda.payment.domain.PaymentState.AwaitingPayment;
import dev.comanda.shared.application.ConcurrentChangeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

final class ReconcilePaymentsService implements ReconcilePayments {

  private final Payments payments;
  private final ProviderDialogue provider;
  private final InstantSource clock;

  ReconcilePaymentsService(Payments payments, ProviderDialogue provider, InstantSource clock) {
    this.payments = payments;
    this.provider = provider;
    this.clock = clock;
  }

  @Override
  public Outcome reconcile(Command command) {
    Instant now = clock.instant();
    int checked = 0;
    int quarantined = 0;
    Duration longestOverdue = Duration.ZERO;
    for (PaymentId id : payments.due(now, command.max())) {
      if (!stillDue(id, now)) {
        continue;
      }
      Progress progress;
      try {
        progress = provider.refresh(id);
      } catch (ConcurrentChangeException e) {
        // Somebody else is busy with this payment; the others are none of its business.
        continue;
      }
      if (progress.interrupted()) {
        return new Outcome.ProviderUnavailable(checked);
      }
      checked++;
      quarantined += progress.mismatch().isPresent() ? 1 : 0;
      Duration overdue = overdue(progress.payment().state(), now);
      longestOverdue = overdue.compareTo(longestOverdue) > 0 ? overdue : longestOverdue;
    }
    return new Outcome.Checked(checked, quarantined, longestOverdue);
  }

  /** A payment that can still be paid when it should have ended; negative before. */
  private static Duration overdue(PaymentState state, Instant now) {
    return state instanceof AwaitingPayment awaiting
        ? Duration.between(awaiting.expiresAt(), now)
        : Duration.ZERO;
  }

  /** The list may be seconds old: perhaps another process was faster. */
  private boolean stillDue(PaymentId id, Instant now) {
    return payments
        .find(id)
        .flatMap(payment -> payment.snapshot().nextCheck())
        .filter(check -> !check.at().isAfter(now))
        .isPresent();
  }
}
