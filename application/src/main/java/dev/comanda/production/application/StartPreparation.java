package dev.comanda.production.application;

import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** The kitchen begins to prepare an order. */
@PrimaryPort
public interface StartPreparation {

  /** Takes the step; doing it twice is harmless and answers the same. */
  Outcome start(Command command);

  /** Who does it, and with which order. */
  record Command(Requester requester, ProductionId production) {}

  /** What became of it. */
  sealed interface Outcome {

    /** Preparation has begun, now or before; the ticket may be further by now. */
    record Started(TicketSnapshot ticket) implements Outcome {}

    /** The order was cancelled. */
    record NotPossible(TicketStatus status) implements Outcome {}

    /** The kitchen has no such order. */
    record NotFound() implements Outcome {}

    /** Whoever asks does not work in the restaurant. */
    record StaffOnly() implements Outcome {}
  }
}
