package dev.comanda.shared.application.messaging;

import java.time.Instant;
import java.util.UUID;

/**
 * A message that is stored and not yet published.
 *
 * @param id the CloudEvents id: the same on every delivery
 * @param queue the name of the queue it goes to, such as {@code order-service-queue}
 * @param type the versioned type, such as {@code comanda.order.placed.v1}
 * @param occurredAt when what it tells of happened
 * @param body the whole message as it goes over the wire
 */
public record OutgoingMessage(
    UUID id, String queue, String type, Instant occurredAt, String body) {}
