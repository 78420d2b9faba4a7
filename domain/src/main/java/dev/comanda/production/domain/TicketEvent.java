package dev.comanda.production.domain;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * What other contexts need to know of a ticket; stored together with the ticket's new state. Each
 * carries the times of the steps before it, so that it says everything wherever it arrives first.
 */
public sealed interface TicketEvent extends DomainEvent {

  /** The ticket it is about. */
  ProductionId production();

  /** When it happened. */
  Instant at();

  /** The kitchen began. */
  record PreparationStarted(ProductionId production, Instant startedAt) implements TicketEvent {
    @Override
    public Instant at() {
      return startedAt;
    }
  }

  /** The kitchen is done. */
  record PreparationCompleted(ProductionId production, Instant startedAt, Instant completedAt)
      implements TicketEvent {
    @Override
    public Instant at() {
      return completedAt;
    }
  }

  /** The customer has the food. */
  record OrderHandedOver(
      ProductionId production, Instant startedAt, Instant completedAt, Instant deliveredAt)
      implements TicketEvent {
    @Override
    public Instant at() {
      return deliveredAt;
    }
  }
}
