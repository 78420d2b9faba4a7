package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How an item carries its messages. {@value #MESSAGES} maps a message's id to the message and to
 * the time from which it may be claimed. The index shows items that have messages, by {@value
 * #DUE_AT}, which is never later than the earliest of those times unless that one is past.
 */
final class OutboxAttributes {

  static final String INDEX = "outbox";

  static final String MESSAGES = "outbox";

  /** Counts every change of the outbox, as the version counts every change of the state. */
  static final String REVISION = "outboxRevision";

  /** Present while there are messages. One value for all: a restaurant fits into one partition. */
  static final String PENDING = "outboxPending";

  static final String PENDING_VALUE = "pending";

  static final String DUE_AT = "outboxDueAt";

  /** Of a message: when it may be claimed. */
  static final String CLAIMABLE_AT = "claimableAt";

  private static final String QUEUE = "queue";
  private static final String TYPE = "type";
  private static final String OCCURRED_AT = "occurredAt";
  private static final String BODY = "body";

  private OutboxAttributes() {}

  static AttributeValue toAttribute(OutgoingMessage message, Instant claimableAt) {
    return Values.map(
        Map.of(
            QUEUE, Values.text(message.queue()),
            TYPE, Values.text(message.type()),
            OCCURRED_AT, Values.instant(message.occurredAt()),
            BODY, Values.text(message.body()),
            CLAIMABLE_AT, Values.instant(claimableAt)));
  }

  static OutgoingMessage toMessage(String id, AttributeValue stored) {
    Attributes message = Attributes.of(stored);
    return new OutgoingMessage(
        UUID.fromString(id),
        message.text(QUEUE),
        message.text(TYPE),
        message.instant(OCCURRED_AT),
        message.text(BODY));
  }
}
