package dev.comanda.shared.application.messaging;

import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows operators what could not be delivered, and why. */
@PrimaryPort
public interface ListDeadLetters {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the queues do not
   *     answer
   */
  Outcome list(Query query);

  /**
   * @param limit 1 to {@link PageRequest#MAX_LIMIT} letters
   */
  record Query(Requester requester, int limit) {

    /**
     * @throws IllegalArgumentException if the limit is out of range
     */
    public Query {
      if (limit < 1 || limit > PageRequest.MAX_LIMIT) {
        throw new IllegalArgumentException("must be between 1 and " + PageRequest.MAX_LIMIT);
      }
    }
  }

  /** What became of it. */
  sealed interface Outcome {

    /**
     * @param letters oldest first
     */
    record Listed(List<DeadLetter> letters) implements Outcome {

      /** Copies the letters. */
      public Listed {
        letters = List.copyOf(letters);
      }
    }

    /** Messages are the business of those who run the system. */
    record OperatorsOnly() implements Outcome {}
  }
}
