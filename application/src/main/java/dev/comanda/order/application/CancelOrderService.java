package dev.comanda.order.application;

import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.Transition;
import dev.comanda.order.domain.Transition.AlreadyApplied;
import dev.comanda.order.domain.Transition.Applied;
import dev.comanda.order.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;
import java.time.Instant;
import java.time.InstantSource;

final class CancelOrderService implements CancelOrder {

  private final Orders orders;
  private final InstantSource clock;

  CancelOrderService(Orders orders, InstantSource clock) {
    this.orders = orders;
    this.clock = clock;
  }

  @Override
  public Outcome cancel(Command command) {
    return Repeating.whenOthersWereFaster(() ->
        orders
            .find(command.order())
            .filter(order -> Ownership.allows(command.requester(), order.customer()))
            .map(order -> cancel(order, command))
            .orElseGet(Outcome.NotFound::new));
  }

  private Outcome cancel(Order order, Command command) {
    Instant now = clock.instant();
    Transition transition =
        command.requester().isStaff() ? order.cancelByStaff(now) : order.cancelByCustomer(now);
    return switch (transition) {
      case Applied _ -> {
        orders.save(order);
        yield new Outcome.Cancelled(order.snapshot());
      }
      case AlreadyApplied _ -> new Outcome.Cancelled(order.snapshot());
      case Refused _ -> new Outcome.TooLate(order.state().status());
    };
  }
}
