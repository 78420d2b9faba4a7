package dev.comanda.production.domain;

import java.time.Instant;
import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where a ticket stands, each state with the times of the steps that led to it: {@code Received ->
 * Started -> Completed -> Delivered}, and {@code Withdrawn} from any of them but the last.
 */
public sealed interface TicketState extends ValueObject {

  /** The state's name. */
  default TicketStatus status() {
    return switch (this) {
      case Received _ -> TicketStatus.RECEIVED;
      case Started _ -> TicketStatus.STARTED;
      case Completed _ -> TicketStatus.COMPLETED;
      case Delivered _ -> TicketStatus.DELIVERED;
      case Withdrawn _ -> TicketStatus.WITHDRAWN;
    };
  }

  /** When preparation began, if it did. */
  default Optional<Instant> beganAt() {
    return Optional.empty();
  }

  /** When the food was ready, if it was. */
  default Optional<Instant> readyAt() {
    return Optional.empty();
  }

  /** When the customer got it, if they did. */
  default Optional<Instant> handedOverAt() {
    return Optional.empty();
  }

  /** Whether the kitchen or the counter still has something to do. */
  default boolean isOpen() {
    return switch (this) {
      case Received _, Started _, Completed _ -> true;
      case Delivered _, Withdrawn _ -> false;
    };
  }

  /** Waiting for the kitchen to begin. */
  record Received() implements TicketState {}

  /** The kitchen is at work. */
  record Started(Instant startedAt) implements TicketState {
    @Override
    public Optional<Instant> beganAt() {
      return Optional.of(startedAt);
    }
  }

  /** Waiting at the counter. */
  record Completed(Instant startedAt, Instant completedAt) implements TicketState {
    @Override
    public Optional<Instant> beganAt() {
      return Optional.of(startedAt);
    }

    @Override
    public Optional<Instant> readyAt() {
      return Optional.of(completedAt);
    }
  }

  /** Handed over: the end. */
  record Delivered(Instant startedAt, Instant completedAt, Instant deliveredAt)
      implements TicketState {
    @Override
    public Optional<Instant> beganAt() {
      return Optional.of(startedAt);
    }

    @Override
    public Optional<Instant> readyAt() {
      return Optional.of(completedAt);
    }

    @Override
    public Optional<Instant> handedOverAt() {
      return Optional.of(deliveredAt);
    }
  }

  /**
   * The order was cancelled: the other end.
   *
   * @param beganAt absent if the kitchen had not begun
   * @param readyAt absent if the food was not ready
   */
  record Withdrawn(Instant withdrawnAt, Optional<Instant> beganAt, Optional<Instant> readyAt)
      implements TicketState {}
}
