package dev.comanda.shared.application.messaging;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that could not be delivered. Messages carry no personal data, so this carries none.
 *
 * @param id the transport's own name for it, which ends when it is sent again
 * @param queue the queue on which it could not be delivered, such as {@code order-service-queue}
 * @param type the versioned type, such as {@code comanda.order.placed.v1}; empty if the message
 *     does not say it in a readable way
 * @param reason for people
 * @param tries how often it was delivered in vain, from 1
 * @param traceparent the trace in which it was raised, in the W3C form; empty if it is not known
 * @param parkedAt when it was given up; for what the transport gave up by itself, when it was sent
 * @param body the whole message
 */
public record DeadLetter(
    UUID id,
    String queue,
    Optional<String> type,
    String reason,
    int tries,
    Optional<String> traceparent,
    Instant parkedAt,
    String body) {

  /** The order in which letters are shown; always the same, also for those of one moment. */
  public static Comparator<DeadLetter> oldestFirst() {
    return Comparator.comparing(DeadLetter::parkedAt).thenComparing(DeadLetter::id);
  }
}
