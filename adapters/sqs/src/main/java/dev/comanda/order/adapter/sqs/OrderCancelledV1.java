package dev.comanda.order.adapter.sqs;

import dev.comanda.order.domain.OrderEvent.OrderCancelled;
import java.time.Instant;
import java.util.UUID;

/**
 * On the wire: an order was called off.
 *
 * @param amount what it would have cost, a decimal number such as {@code 22.90}
 * @param currency ISO 4217
 */
record OrderCancelledV1(UUID orderId, String amount, String currency, Instant cancelledAt) {

  static OrderCancelledV1 of(OrderCancelled event) {
    return new OrderCancelledV1(
        event.order().value(),
        event.total().plainAmount(),
        event.total().currency().getCurrencyCode(),
        event.at());
  }
}
