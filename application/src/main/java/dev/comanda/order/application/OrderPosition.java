package dev.comanda.order.application;

import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import java.time.Instant;

/** A place in the list of orders, newest first. */
public record OrderPosition(Instant placedAt, OrderId order) {

  /** The place of an order. */
  public static OrderPosition of(OrderSnapshot order) {
    return new OrderPosition(order.placedAt(), order.id());
  }
}
