package dev.comanda.order.adapter.sqs;

import java.time.Instant;
import java.util.UUID;

/** On the wire: the kitchen is done with an order. */
record ProductionCompletedV1(UUID orderId, Instant startedAt, Instant completedAt) {}
