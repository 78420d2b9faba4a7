package dev.comanda.order.adapter.sqs;

import dev.comanda.order.domain.OrderEvent.OrderReleased;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** On the wire: an order was paid and may be prepared. */
record OrderReleasedV1(UUID orderId, Instant releasedAt, List<Item> items) {

  record Item(String name, int quantity) {}

  static OrderReleasedV1 of(OrderReleased event) {
    return new OrderReleasedV1(
        event.order().value(),
        event.at(),
        event.lines().stream()
            .map(line -> new Item(line.name(), line.quantity().value()))
            .toList());
  }
}
