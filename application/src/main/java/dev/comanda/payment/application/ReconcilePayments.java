package dev.comanda.payment.application;

import java.time.Duration;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Goes on with the payments that are due: reads at the provider what no notification has told, and
 * repeats what a crash or an outage has interrupted. Any number of processes may do so at once.
 */
@PrimaryPort
public interface ReconcilePayments {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome reconcile(Command command);

  /**
   * @param max at most this many payments, 1 to 100
   */
  record Command(int max) {}

  /** What became of it. */
  sealed interface Outcome {

    /**
     * All that was due, or as many as were asked for, have been looked at.
     *
     * @param checked how many
     * @param quarantined how many of them do not fit what the provider says
     * @param longestOverdue for how long the one among them that is unpaid has been past its
     *     expiry, the longest if there are several; zero if there is none
     */
    record Checked(int checked, int quarantined, Duration longestOverdue) implements Outcome {}

    /**
     * The provider does not answer; the rest is due later.
     *
     * @param checked how many had been looked at before
     */
    record ProviderUnavailable(int checked) implements Outcome {}
  }
}
