package dev.comanda.production.adapter.sqs;

import java.time.Instant;
import java.util.UUID;

/** On the wire: an order was handed over. */
record ProductionDeliveredV1(
    UUID orderId, UUID productionId, Instant startedAt, Instant completedAt, Instant deliveredAt) {}
