package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.Transition.AlreadyApplied;
import dev.comanda.production.domain.Transition.Applied;
import dev.comanda.production.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;
import java.time.InstantSource;

final class HandOverService implements HandOver {

  private final KitchenTickets tickets;
  private final InstantSource clock;

  HandOverService(KitchenTickets tickets, InstantSource clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public Outcome handOver(Command command) {
    if (!command.requester().isStaff()) {
      return new Outcome.StaffOnly();
    }
    return Repeating.whenOthersWereFaster(() ->
        tickets.find(command.production()).map(this::handOver).orElseGet(Outcome.NotFound::new));
  }

  private Outcome handOver(KitchenTicket ticket) {
    return switch (ticket.handOver(clock.instant())) {
      case Applied _ -> {
        tickets.save(ticket);
        yield new Outcome.HandedOver(ticket.snapshot());
      }
      case AlreadyApplied _ -> new Outcome.HandedOver(ticket.snapshot());
      case Refused _ -> new Outcome.NotPossible(ticket.state().status());
    };
  }
}
