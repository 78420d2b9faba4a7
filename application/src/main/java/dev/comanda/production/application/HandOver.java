package dev.comanda.production.application;

import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** The counter hands an order over to its customer. */
@PrimaryPort
public interface HandOver {

  /** Takes the step; doing it twice is harmless and answers the same. */
  Outcome handOver(Command command);

  /** Who does it, and with which order. */
  record Command(Requester requester, ProductionId production) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The customer has the order, now or before. */
    record HandedOver(TicketSnapshot ticket) implements Outcome {}

    /** The order is not ready, or was cancelled. */
    record NotPossible(TicketStatus status) implements Outcome {}

    /** The kitchen has no such order. */
    record NotFound() implements Outcome {}

    /** Whoever asks does not work in the restaurant. */
    record StaffOnly() implements Outcome {}
  }
}
