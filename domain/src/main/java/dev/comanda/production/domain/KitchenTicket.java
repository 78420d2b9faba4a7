package dev.comanda.production.domain;

import dev.comanda.production.domain.TicketEvent.OrderHandedOver;
import dev.comanda.production.domain.TicketEvent.PreparationCompleted;
import dev.comanda.production.domain.TicketEvent.PreparationStarted;
import dev.comanda.production.domain.TicketState.Completed;
import dev.comanda.production.domain.TicketState.Delivered;
import dev.comanda.production.domain.TicketState.Received;
import dev.comanda.production.domain.TicketState.Started;
import dev.comanda.production.domain.TicketState.Withdrawn;
import dev.comanda.production.domain.Transition.AlreadyApplied;
import dev.comanda.production.domain.Transition.Applied;
import dev.comanda.production.domain.Transition.Refusal;
import dev.comanda.production.domain.Transition.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;

/**
 * One order as the kitchen sees it: what to prepare and how far it has come. People take the steps,
 * one after the other, and may press a button twice; a step is never skipped and never taken back.
 * An order that is cancelled is withdrawn, even before it reaches the kitchen: what remains then
 * keeps it from being prepared when it arrives after all.
 */
public final class KitchenTicket implements AggregateRoot<KitchenTicket, ProductionId> {

  /** The most different things that one ticket asks for. */
  public static final int MAX_ITEMS = 100;

  private final ProductionId id;
  private final List<TicketItem> items;
  private final Instant receivedAt;
  private final long version;
  private final List<TicketEvent> events = new ArrayList<>();
  private TicketState state;

  private KitchenTicket(TicketSnapshot snapshot) {
    this.id = snapshot.id();
    this.items = snapshot.items();
    this.receivedAt = snapshot.receivedAt();
    this.version = snapshot.version();
    this.state = snapshot.state();
  }

  /**
   * Puts a released order into the kitchen's queue.
   *
   * @throws IllegalArgumentException if there is nothing to prepare, or more than {@value
   *     #MAX_ITEMS} items
   */
  public static KitchenTicket receive(ProductionId id, List<TicketItem> items, Instant at) {
    if (items.isEmpty() || items.size() > MAX_ITEMS) {
      throw new IllegalArgumentException("items must be between 1 and " + MAX_ITEMS);
    }
    return new KitchenTicket(new TicketSnapshot(id, items, at, new Received(), 0));
  }

  /** Remembers the cancellation of an order that has not reached the kitchen. */
  public static KitchenTicket withdrawnBeforeReceived(ProductionId id, Instant at) {
    Withdrawn withdrawn = new Withdrawn(at, Optional.empty(), Optional.empty());
    return new KitchenTicket(new TicketSnapshot(id, List.of(), at, withdrawn, 0));
  }

  /** Brings a stored ticket back; raises nothing. */
  public static KitchenTicket rehydrate(TicketSnapshot snapshot) {
    return new KitchenTicket(snapshot);
  }

  /** The kitchen begins. */
  public Transition startPreparation(Instant at) {
    return switch (state) {
      case Received _ -> {
        events.add(new PreparationStarted(id, at));
        yield enter(new Started(at));
      }
      case Started _, Completed _, Delivered _ -> new AlreadyApplied();
      case Withdrawn _ -> new Refused(Refusal.WITHDRAWN);
    };
  }

  /** The kitchen is done; the food waits at the counter. */
  public Transition completePreparation(Instant at) {
    return switch (state) {
      case Received _ -> new Refused(Refusal.NOT_STARTED);
      case Started started -> {
        events.add(new PreparationCompleted(id, started.startedAt(), at));
        yield enter(new Completed(started.startedAt(), at));
      }
      case Completed _, Delivered _ -> new AlreadyApplied();
      case Withdrawn _ -> new Refused(Refusal.WITHDRAWN);
    };
  }

  /** The customer gets the food. */
  public Transition handOver(Instant at) {
    return switch (state) {
      case Received _ -> new Refused(Refusal.NOT_STARTED);
      case Started _ -> new Refused(Refusal.NOT_COMPLETED);
      case Completed done -> {
        events.add(new OrderHandedOver(id, done.startedAt(), done.completedAt(), at));
        yield enter(new Delivered(done.startedAt(), done.completedAt(), at));
      }
      case Delivered _ -> new AlreadyApplied();
      case Withdrawn _ -> new Refused(Refusal.WITHDRAWN);
    };
  }

  /** The order was cancelled: nobody is to work on it any more. */
  public Transition withdraw(Instant at) {
    return switch (state) {
      case Received _, Started _, Completed _ ->
          enter(new Withdrawn(at, state.beganAt(), state.readyAt()));
      case Delivered _ -> new Refused(Refusal.DELIVERED);
      case Withdrawn _ -> new AlreadyApplied();
    };
  }

  @Override
  public ProductionId getId() {
    return id;
  }

  /** Where it stands. */
  public TicketState state() {
    return state;
  }

  /** What has happened since the ticket was received or brought back, oldest first. */
  public List<TicketEvent> events() {
    return List.copyOf(events);
  }

  /** All of it as data. */
  public TicketSnapshot snapshot() {
    return new TicketSnapshot(id, items, receivedAt, state, version);
  }

  private Transition enter(TicketState next) {
    state = next;
    return new Applied();
  }
}
