package dev.comanda.production.application;

import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** The kitchen is done with an order; it waits at the counter. */
@PrimaryPort
public interface CompletePreparation {

  /** Takes the step; doing it twice is harmless and answers the same. */
  Outcome complete(Command command);

  /** Who does it, and with which order. */
  record Command(Requester requester, ProductionId production) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The order is ready, now or before; the ticket may be further by now. */
    record Completed(TicketSnapshot ticket) implements Outcome {}

    /** The kitchen has not begun, or the order was cancelled. */
    record NotPossible(TicketStatus status) implements Outcome {}

    /** The kitchen has no such order. */
    record NotFound() implements Outcome {}

    /** Whoever asks does not work in the restaurant. */
    record StaffOnly() implements Outcome {}
  }
}
