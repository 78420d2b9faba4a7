package dev.comanda.order.adapter.sqs;

import java.time.Instant;
import java.util.UUID;

/** On the wire: the kitchen began an order. */
record ProductionStartedV1(UUID orderId, Instant startedAt) {}
