package dev.comanda.production.application;

import dev.comanda.production.domain.KitchenTicket;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.Transition.AlreadyApplied;
import dev.comanda.production.domain.Transition.Applied;
import dev.comanda.production.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

final class WithdrawOrderService implements WithdrawOrder {

  private final KitchenTickets tickets;
  private final InstantSource clock;

  WithdrawOrderService(KitchenTickets tickets, InstantSource clock) {
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public Outcome withdraw(Command command) {
    return Repeating.whenOthersWereFaster(() -> withdraw(command.production(), clock.instant()));
  }

  private Outcome withdraw(ProductionId id, Instant now) {
    Optional<KitchenTicket> known = tickets.find(id);
    if (known.isEmpty() && tickets.add(KitchenTicket.withdrawnBeforeReceived(id, now))) {
      return new Outcome.Withdrawn();
    }
    // The release may have come in between.
    KitchenTicket ticket = known.or(() -> tickets.find(id)).orElseThrow();
    return switch (ticket.withdraw(now)) {
      case Applied _ -> {
        tickets.save(ticket);
        yield new Outcome.Withdrawn();
      }
      case AlreadyApplied _ -> new Outcome.Withdrawn();
      case Refused _ -> new Outcome.TooLate(ticket.state().status());
    };
  }
}
