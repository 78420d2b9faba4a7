package dev.comanda.shared.application.messaging;

import dev.comanda.shared.application.Requester;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Delivers a dead letter once more, after somebody has mended what stood in its way. What has been
 * dealt with meanwhile is not done twice, because every consumer takes duplicates.
 */
@PrimaryPort
public interface RedriveDeadLetter {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the queues do not
   *     answer
   */
  Outcome redrive(Command command);

  /**
   * @param letter its id, as {@link ListDeadLetters} shows it
   */
  record Command(Requester requester, UUID letter) {}

  /** What became of it. */
  sealed interface Outcome {

    /** It is on its queue; if it still cannot be handled, it comes back under another id. */
    record Redriven() implements Outcome {}

    /** There is no such letter, or not any more. */
    record NotFound() implements Outcome {}

    /** Messages are the business of those who run the system. */
    record OperatorsOnly() implements Outcome {}
  }
}
