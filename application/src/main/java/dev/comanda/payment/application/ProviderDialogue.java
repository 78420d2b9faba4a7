package dev.comanda.payment.application;

import dev.comanda.payment.application.PaymentGateway.Answer;
import dev.comanda.payment.application.PaymentGateway.Creation;
import dev.comanda.payment.application.PaymentGateway.Reading;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderRequest;
import dev.comanda.payment.domain.ProviderRequest.Cancel;
import dev.comanda.payment.domain.ProviderRequest.Create;
import dev.comanda.payment.domain.ProviderRequest.Refund;
import dev.comanda.payment.domain.Quarantine.Mismatch;
import dev.comanda.payment.domain.Transition;
import dev.comanda.payment.domain.Transition.AlreadyApplied;
import dev.comanda.payment.domain.Transition.Quarantined;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Repeating;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/**
 * The conversation with the provider, the same for everybody who has a reason to continue it. Each
 * round is: ask, outside of any save; then find the payment anew, let it take the answer, save.
 * Dying between the two loses nothing: what is stored still owes the same request, under the same
 * key, and the next message, notification or check asks it again.
 */
final class ProviderDialogue {

  private final Payments payments;
  private final PaymentGateway gateway;
  private final InstantSource clock;

  ProviderDialogue(Payments payments, PaymentGateway gateway, InstantSource clock) {
    this.payments = payments;
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * How far a conversation has come.
   *
   * @param payment as it is stored
   * @param mismatch what the provider said did not fit: the conversation is over
   * @param interrupted whether the provider did not answer: the conversation goes on another time
   */
  record Progress(PaymentSnapshot payment, Optional<Mismatch> mismatch, boolean interrupted) {}

  /** Asks the provider for what the payment owes, and for what it owes after that. */
  Progress settle(PaymentId id) {
    return settle(change(id, _ -> new AlreadyApplied()));
  }

  /** Reads what the provider keeps for the payment, if anything is known of it, and settles. */
  Progress refresh(PaymentId id) {
    Progress progress = change(id, payment -> payment.giveUpIfOverdue(clock.instant()));
    Optional<ProviderOrderId> known = progress.payment().providerOrder();
    if (known.isEmpty()) {
      return settle(progress);
    }
    Reading reading;
    try {
      reading = gateway.find(known.get());
    } catch (DependencyUnavailableException e) {
      return interrupt(id);
    }
    return switch (reading) {
      case Reading.Found found -> takeOver(id, found.order());
      case Reading.Unknown _ -> change(id, this::postpone);
    };
  }

  /** Lets the payment take what was just read at the provider, and settles. */
  Progress takeOver(PaymentId id, ProviderOrder report) {
    return settle(change(id, payment -> payment.record(report, clock.instant())));
  }

  private Progress settle(Progress before) {
    Progress progress = before;
    Optional<ProviderRequest> owed = owed(progress);
    while (owed.isPresent()) {
      ProviderRequest request = owed.get();
      Function<Payment, Transition> answer;
      try {
        answer = ask(request, progress.payment());
      } catch (DependencyUnavailableException e) {
        return interrupt(progress.payment().id());
      }
      progress = change(progress.payment().id(), answer);
      // What the provider has just refused is for the next check; what follows from its answer,
      // such as withdrawing what it has just opened, is for now.
      owed = owed(progress).filter(next -> next.getClass() != request.getClass());
    }
    return progress;
  }

  private static Optional<ProviderRequest> owed(Progress progress) {
    return progress.mismatch().isPresent()
        ? Optional.empty()
        : Payment.rehydrate(progress.payment()).owed();
  }

  private Function<Payment, Transition> ask(ProviderRequest request, PaymentSnapshot payment) {
    return switch (request) {
      case Create create ->
          switch (gateway.create(payment, create.key())) {
            case Creation.Created created -> report(created.order());
            case Creation.Declined _ -> stored -> stored.decline(clock.instant());
          };
      case Cancel cancel ->
          switch (gateway.cancel(cancel.providerOrder(), cancel.key())) {
            case Answer.Taken taken -> report(taken.order());
            case Answer.NotPossible _ -> refused(cancel, cancel.providerOrder());
          };
      case Refund refund ->
          switch (gateway.refund(refund.providerOrder(), refund.key())) {
            case Answer.Taken taken -> report(taken.order());
            case Answer.NotPossible _ -> refused(refund, refund.providerOrder());
          };
    };
  }

  /** Whoever is refused reads how things are: perhaps it is done, perhaps somebody paid. */
  private Function<Payment, Transition> refused(ProviderRequest asked, ProviderOrderId id) {
    Function<Payment, Transition> next =
        switch (gateway.find(id)) {
          case Reading.Found found -> report(found.order());
          case Reading.Unknown _ -> this::postpone;
        };
    return payment -> {
      payment.recordRefusal(asked);
      return next.apply(payment);
    };
  }

  private Function<Payment, Transition> report(ProviderOrder order) {
    return payment -> payment.record(order, clock.instant());
  }

  private Progress interrupt(PaymentId id) {
    return new Progress(change(id, this::postpone).payment(), Optional.empty(), true);
  }

  private Transition postpone(Payment payment) {
    payment.postpone(clock.instant());
    return new AlreadyApplied();
  }

  /** Finds, changes and saves, as often as others are faster. */
  private Progress change(PaymentId id, Function<Payment, Transition> step) {
    return Repeating.whenOthersWereFaster(() -> {
      Payment payment = payments.find(id).orElseThrow();
      PaymentSnapshot before = payment.snapshot();
      Transition transition = step.apply(payment);
      PaymentSnapshot after = payment.snapshot();
      if (!after.equals(before)) {
        payments.save(payment);
      }
      return new Progress(
          after,
          transition instanceof Quarantined quarantined
              ? Optional.of(quarantined.mismatch())
              : Optional.empty(),
          false);
    });
  }
}
