package dev.comanda.order.application;

import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.Transition;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Takes news of an order's preparation. It comes from the production context, more than once and in
 * any order; no person asks for it, hence no requester.
 */
@PrimaryPort
public interface RecordPreparationProgress {

  /** Records the news, and the steps that it implies. */
  Outcome record(Command command);

  /** Which order has come how far. */
  record Command(OrderId order, Progress progress) {}

  /** How far; each step with the times of those before it. */
  sealed interface Progress {

    /** The kitchen began. */
    record Started(Instant startedAt) implements Progress {}

    /** The kitchen is done. */
    record Completed(Instant startedAt, Instant completedAt) implements Progress {}

    /** The customer has the food. */
    record Delivered(Instant startedAt, Instant completedAt, Instant deliveredAt)
        implements Progress {}
  }

  /** What became of it. */
  sealed interface Outcome {

    /** The order has taken the news, now or before. */
    record Recorded() implements Outcome {}

    /** The order does not know yet that it is paid: the same news will be welcome later. */
    record TooEarly() implements Outcome {}

    /** The order does not take the news, and never will. */
    record Refused(Transition.Refusal reason) implements Outcome {}

    /** There is no such order. */
    record UnknownOrder() implements Outcome {}
  }
}
