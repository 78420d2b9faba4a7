package dev.comanda.production.application;

import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketStatus;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Takes a cancelled order out of the kitchen's queue. The cancellation comes from the order
 * context, more than once and perhaps before the release; no person asks for it, hence no
 * requester.
 */
@PrimaryPort
public interface WithdrawOrder {

  /** Withdraws; an order that has not reached the kitchen will not be accepted any more. */
  Outcome withdraw(Command command);

  /** Which order. */
  record Command(ProductionId production) {}

  /** What became of it. */
  sealed interface Outcome {

    /** Nobody works on the order any more, now or before. */
    record Withdrawn() implements Outcome {}

    /** The customer has the food already. */
    record TooLate(TicketStatus status) implements Outcome {}
  }
}
