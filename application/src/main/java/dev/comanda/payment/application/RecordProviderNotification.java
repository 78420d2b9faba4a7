package dev.comanda.payment.application;

import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.Quarantine;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Takes the hint that something has changed at the provider. It is a hint and never a fact: what
 * counts is what the provider answers when it is asked. So a forged, repeated or late hint changes
 * nothing that was not true anyway.
 */
@PrimaryPort
public interface RecordProviderNotification {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the provider or the
   *     store does not answer; the hint should be given again then
   */
  Outcome record(Command command);

  /**
   * @param providerOrder what is said to have changed
   */
  record Command(ProviderOrderId providerOrder) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The payment is as the provider says, now or before. */
    record Recorded(PaymentSnapshot payment) implements Outcome {}

    /** What the provider says does not fit the payment, which stays as it is and is marked. */
    record Quarantined(PaymentSnapshot payment, Quarantine.Mismatch mismatch) implements Outcome {}

    /** The provider knows nothing of it, or it is no payment of ours. */
    record UnknownOrder() implements Outcome {}
  }
}
