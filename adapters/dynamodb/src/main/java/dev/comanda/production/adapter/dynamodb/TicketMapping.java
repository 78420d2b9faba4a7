package dev.comanda.production.adapter.dynamodb;

import dev.comanda.production.application.TicketPosition;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketSnapshot;
import dev.comanda.production.domain.TicketState;
import dev.comanda.production.domain.TicketState.Completed;
import dev.comanda.production.domain.TicketState.Delivered;
import dev.comanda.production.domain.TicketState.Received;
import dev.comanda.production.domain.TicketState.Started;
import dev.comanda.production.domain.TicketState.Withdrawn;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.dynamodb.Attributes;
import dev.comanda.shared.adapter.dynamodb.Values;
import dev.comanda.shared.adapter.dynamodb.VersionedItems.Stored;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A ticket as attributes, and back. */
final class TicketMapping {

  static final String OPEN_QUEUE = "open-queue";
  static final String BY_STATUS = "by-status";

  /** The one value of {@code queue}: all that is to do lies in one partition, in its order. */
  static final String OPEN = "open";

  /**
   * How long the cancellation of an order that never came is remembered: far longer than any queue
   * keeps the order's release.
   */
  private static final Duration MEMORY = Duration.ofDays(90);

  private TicketMapping() {}

  static Map<String, AttributeValue> toData(TicketSnapshot ticket) {
    return Values.fields()
        .with("id", Values.uuid(ticket.id().value()))
        .with("items", Values.list(ticket.items(), TicketMapping::toData))
        .with("receivedAt", Values.instant(ticket.receivedAt()))
        .with("state", Values.map(toData(ticket.state())))
        .done();
  }

  /** What the table's indexes and its time to live want to know of a ticket. */
  static Map<String, AttributeValue> toLookups(TicketSnapshot ticket) {
    Values.Fields lookups =
        Values.fields()
            .with("status", Values.text(ticket.state().status().name()))
            .with("queuePosition", Values.text(position(TicketPosition.of(ticket))));
    if (ticket.state().isOpen()) {
      lookups.with("queue", Values.text(OPEN));
    }
    if (ticket.items().isEmpty()) {
      lookups.with("expiresAt", Values.number(ticket.receivedAt().plus(MEMORY).getEpochSecond()));
    }
    return lookups.done();
  }

  /** A position as text that sorts as the queue does. */
  static String position(TicketPosition position) {
    return Values.sortable(position.receivedAt()) + "#" + position.production();
  }

  static TicketSnapshot toSnapshot(Stored stored) {
    Attributes data = stored.data();
    return new TicketSnapshot(
        new ProductionId(data.uuid("id")),
        data.list("items", TicketMapping::toItem),
        data.instant("receivedAt"),
        toState(data.map("state")),
        stored.version());
  }

  private static Map<String, AttributeValue> toData(TicketItem item) {
    return Map.of("name", Values.text(item.name()), "quantity", Values.number(item.quantity()));
  }

  private static TicketItem toItem(Attributes item) {
    return new TicketItem(item.text("name"), item.smallNumber("quantity"));
  }

  private static Map<String, AttributeValue> toData(TicketState state) {
    Values.Fields data = Values.fields().with("status", Values.text(state.status().name()));
    return switch (state) {
      case Received _ -> data.done();
      case Started started -> data.with("startedAt", Values.instant(started.startedAt())).done();
      case Completed completed ->
          data.with("startedAt", Values.instant(completed.startedAt()))
              .with("completedAt", Values.instant(completed.completedAt()))
              .done();
      case Delivered delivered ->
          data.with("startedAt", Values.instant(delivered.startedAt()))
              .with("completedAt", Values.instant(delivered.completedAt()))
              .with("deliveredAt", Values.instant(delivered.deliveredAt()))
              .done();
      case Withdrawn withdrawn ->
          data.with("withdrawnAt", Values.instant(withdrawn.withdrawnAt()))
              .with("startedAt", withdrawn.beganAt(), Values::instant)
              .with("completedAt", withdrawn.readyAt(), Values::instant)
              .done();
    };
  }

  private static TicketState toState(Attributes data) {
    return switch (data.constant("status", TicketStatus.class)) {
      case RECEIVED -> new Received();
      case STARTED -> new Started(data.instant("startedAt"));
      case COMPLETED -> new Completed(data.instant("startedAt"), data.instant("completedAt"));
      case DELIVERED ->
          new Delivered(
              data.instant("startedAt"), data.instant("completedAt"), data.instant("deliveredAt"));
      case WITHDRAWN ->
          new Withdrawn(
              data.instant("withdrawnAt"),
              data.optionalInstant("startedAt"),
              data.optionalInstant("completedAt"));
    };
  }
}
