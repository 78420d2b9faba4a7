package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.Transition.AlreadyApplied;
import dev.comanda.production.domain.Transition.Applied;
import dev.comanda.production.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;
import java.time.InstantSource;

final class StartPreparationService implements StartPreparation {

  private final KitchenTickets tickets;
  private final InstantSource clock;

  StartPreparationService(KitchenTickets tickets, InstantSource clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public Outcome start(Command command) {
    if (!command.requester().isStaff()) {
      return new Outcome.StaffOnly();
    }
    return Repeating.whenOthersWereFaster(
        () -> tickets.find(command.production()).map(this::start).orElseGet(Outcome.NotFound::new));
  }

  private Outcome start(KitchenTicket ticket) {
    return switch (ticket.startPreparation(clock.instant())) {
      case Applied _ -> {
        tickets.save(ticket);
        yield new Outcome.Started(ticket.snapshot());
      }
      case AlreadyApplied _ -> new Outcome.Started(ticket.snapshot());
      case Refused _ -> new Outcome.NotPossible(ticket.state().status());
    };
  }
}
