package dev.comanda.production.adapter.sqs;

import java.util.List;
import java.util.UUID;

/** On the wire: an order was paid and may be prepared. */
record OrderReleasedV1(UUID orderId, List<Item> items) {

  record Item(String name, int quantity) {}
}
