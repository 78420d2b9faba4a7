package dev.comanda.order.adapter.sqs;

import dev.comanda.order.domain.OrderEvent.OrderPlaced;
import java.util.List;
import java.util.UUID;

/**
 * On the wire: an order was placed and has to be paid.
 *
 * @param customerId the opaque subject that placed it
 * @param amount a decimal number such as {@code 22.90}
 * @param currency ISO 4217; of the amount and all prices
 */
record OrderPlacedV1(
    UUID orderId, String customerId, String amount, String currency, List<Item> items) {

  record Item(UUID productId, String name, String unitPrice, int quantity) {}

  static OrderPlacedV1 of(OrderPlaced event) {
    return new OrderPlacedV1(
        event.order().value(),
        event.customer().value(),
        event.total().plainAmount(),
        event.total().currency().getCurrencyCode(),
        event.lines().stream()
            .map(line ->
                new Item(
                    line.product().value(),
                    line.name(),
                    line.unitPrice().plainAmount(),
                    line.quantity().value()))
            .toList());
  }
}
