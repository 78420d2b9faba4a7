package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.TicketStatus;
import java.time.InstantSource;

final class AcceptOrderService implements AcceptOrder {

  private final KitchenTickets tickets;
  private final InstantSource clock;

  AcceptOrderService(KitchenTickets tickets, InstantSource clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public Outcome accept(Command command) {
    KitchenTicket ticket =
        KitchenTicket.receive(command.production(), command.items(), clock.instant());
    if (tickets.add(ticket)) {
      return new Outcome.Accepted(ticket.snapshot());
    }
    // Tickets are never deleted before every copy of their messages is long gone.
    KitchenTicket before = tickets.find(command.production()).orElseThrow();
    return before.state().status() == TicketStatus.WITHDRAWN
        ? new Outcome.Withdrawn()
        : new Outcome.Accepted(before.snapshot());
  }
}
