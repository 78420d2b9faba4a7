package dev.comanda.production.adapter.sqs;

import java.util.UUID;

/** On the wire: an order was called off. What it cost is nothing to the kitchen. */
record OrderCancelledV1(UUID orderId) {}
