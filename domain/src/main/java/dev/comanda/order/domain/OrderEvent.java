package dev.comanda.order.domain;

import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.util.List;
import org.jmolecules.event.types.DomainEvent;

/** What other contexts need to know of an order; stored together with the order's new state. */
public sealed interface OrderEvent extends DomainEvent {

  /** The order it is about. */
  OrderId order();

  /** When it happened. */
  Instant at();

  /** An order was accepted: payment is due. */
  record OrderPlaced(
      OrderId order, CustomerId customer, Money total, List<OrderLine> lines, Instant at)
      implements OrderEvent {}

  /** An order was paid: the kitchen may begin. */
  record OrderReleased(OrderId order, List<OrderLine> lines, Instant at) implements OrderEvent {}

  /**
   * A customer or the staff called an order off: no payment is due any more, what was paid goes
   * back, and the kitchen need not begin.
   */
  record OrderCancelled(OrderId order, Money total, Instant at) implements OrderEvent {}
}
