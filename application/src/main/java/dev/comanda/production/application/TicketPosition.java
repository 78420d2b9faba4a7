package dev.comanda.production.application;

import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketSnapshot;
import java.time.Instant;

/** A place in the kitchen's queue, oldest first. */
public record TicketPosition(Instant receivedAt, ProductionId production) {

  /** The place of a ticket. */
  public static TicketPosition of(TicketSnapshot ticket) {
    return new TicketPosition(ticket.receivedAt(), ticket.id());
  }
}
