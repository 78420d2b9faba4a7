package dev.comanda.order.domain;

import dev.comanda.order.domain.OrderEvent.OrderCancelled;
import dev.comanda.order.domain.OrderEvent.OrderPlaced;
import dev.comanda.order.domain.OrderEvent.OrderReleased;
import dev.comanda.order.domain.OrderState.AwaitingPayment;
import dev.comanda.order.domain.OrderState.Cancelled;
import dev.comanda.order.domain.OrderState.Delivered;
import dev.comanda.order.domain.OrderState.InPreparation;
import dev.comanda.order.domain.OrderState.Paid;
import dev.comanda.order.domain.OrderState.Placed;
import dev.comanda.order.domain.OrderState.Ready;
import dev.comanda.order.domain.Transition.AlreadyApplied;
import dev.comanda.order.domain.Transition.Applied;
import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.order.domain.Transition.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jmolecules.ddd.types.AggregateRoot;
import org.jspecify.annotations.Nullable;

/**
 * An order from the kiosk to the counter. It is placed, paid, prepared and handed over, or called
 * off on the way. News about it comes from other contexts by messages, so every verb takes the same
 * news twice, and takes later news before earlier news: "completed" implies "started", and the
 * skipped step is written into the history with its own time.
 */
public final class Order implements AggregateRoot<Order, OrderId> {

  private final OrderId id;
  private final CustomerId customer;
  private final OrderLines lines;
  private final Instant placedAt;
  private final long version;
  private final List<HistoryEntry> history;
  private final List<OrderEvent> events = new ArrayList<>();
  private OrderState state;

  private Order(OrderSnapshot snapshot) {
    this.id = snapshot.id();
    this.customer = snapshot.customer();
    this.lines = snapshot.lines();
    this.placedAt = snapshot.placedAt();
    this.version = snapshot.version();
    this.history = new ArrayList<>(snapshot.history());
    this.state = snapshot.state();
  }

  /** Accepts an order; its payment is due from now on. */
  public static Order place(OrderId id, CustomerId customer, OrderLines lines, Instant at) {
    Order order = new Order(new OrderSnapshot(id, customer, lines, at, new Placed(), List.of(), 0));
    order.enter(new Placed(), at, null);
    order.events.add(new OrderPlaced(id, customer, lines.total(), lines.lines(), at));
    return order;
  }

  /** Brings a stored order back; raises nothing. */
  public static Order rehydrate(OrderSnapshot snapshot) {
    return new Order(snapshot);
  }

  /** The payment exists and the customer can pay it. */
  public Transition awaitPayment(PaymentId payment, Instant at) {
    return switch (state) {
      case Placed _ -> enter(new AwaitingPayment(payment), at, null);
      case AwaitingPayment _, Paid _, InPreparation _, Ready _, Delivered _ -> repeatedFor(payment);
      case Cancelled cancelled when cancelled.payment().isEmpty() -> {
        state = new Cancelled(cancelled.reason(), Optional.of(payment), cancelled.refunded());
        yield new Applied();
      }
      case Cancelled _ -> repeatedFor(payment);
    };
  }

  /** The customer paid: the kitchen may begin. */
  public Transition confirmPayment(PaymentId payment, Instant at) {
    return switch (state) {
      case Placed _ -> {
        enter(new AwaitingPayment(payment), at, null);
        yield release(payment, at);
      }
      case AwaitingPayment awaiting when !awaiting.paymentId().equals(payment) ->
          new Refused(Refusal.OTHER_PAYMENT);
      case AwaitingPayment _ -> release(payment, at);
      case Paid _, InPreparation _, Ready _, Delivered _ -> repeatedFor(payment);
      // The payment context returns what it receives for a cancelled order by itself.
      case Cancelled _ -> new Refused(Refusal.CANCELLED);
    };
  }

  /** There will be no payment: rejected, withdrawn, or not made in time. */
  public Transition failPayment(PaymentId payment, CancellationReason reason, Instant at) {
    return switch (state) {
      case Placed _ -> enter(new Cancelled(reason, Optional.of(payment), false), at, reason.name());
      case AwaitingPayment awaiting when !awaiting.paymentId().equals(payment) ->
          new Refused(Refusal.OTHER_PAYMENT);
      case AwaitingPayment _ ->
          enter(new Cancelled(reason, Optional.of(payment), false), at, reason.name());
      // Paid states never regress: only a refund takes a payment back.
      case Paid _, InPreparation _, Ready _, Delivered _ -> new Refused(Refusal.TOO_LATE);
      case Cancelled cancelled when cancelled.payment().isEmpty() -> {
        state = new Cancelled(cancelled.reason(), Optional.of(payment), cancelled.refunded());
        yield new Applied();
      }
      case Cancelled _ -> repeatedFor(payment);
    };
  }

  /**
   * The money went back to the customer. For an order that nobody had cancelled it means that the
   * staff returned the money at the provider, which calls the order off.
   */
  public Transition recordRefund(PaymentId payment, Instant at) {
    return switch (state) {
      case Cancelled cancelled when cancelled.refunded() -> repeatedFor(payment);
      case Cancelled cancelled ->
          enter(new Cancelled(cancelled.reason(), Optional.of(payment), true), at, "REFUNDED");
      case Delivered _ -> new Refused(Refusal.TOO_LATE);
      case Placed _, AwaitingPayment _, Paid _, InPreparation _, Ready _ -> {
        events.add(new OrderCancelled(id, lines.total(), at));
        yield enter(
            new Cancelled(CancellationReason.BY_STAFF, Optional.of(payment), true), at, "REFUNDED");
      }
    };
  }

  /** The kitchen began. */
  public Transition startPreparation(Instant startedAt) {
    return switch (state) {
      case Placed _, AwaitingPayment _ -> new Refused(Refusal.NOT_PAID_YET);
      case Paid paid -> enter(new InPreparation(paid.paymentId()), startedAt, null);
      case InPreparation _, Ready _, Delivered _ -> new AlreadyApplied();
      case Cancelled _ -> new Refused(Refusal.CANCELLED);
    };
  }

  /** The kitchen is done; the order waits at the counter. */
  public Transition completePreparation(Instant startedAt, Instant completedAt) {
    return switch (state) {
      case Placed _, AwaitingPayment _ -> new Refused(Refusal.NOT_PAID_YET);
      case Paid _ -> {
        startPreparation(startedAt);
        yield completePreparation(startedAt, completedAt);
      }
      case InPreparation cooking -> enter(new Ready(cooking.paymentId()), completedAt, null);
      case Ready _, Delivered _ -> new AlreadyApplied();
      case Cancelled _ -> new Refused(Refusal.CANCELLED);
    };
  }

  /** The customer has the food. */
  public Transition handOver(Instant startedAt, Instant completedAt, Instant deliveredAt) {
    return switch (state) {
      case Placed _, AwaitingPayment _ -> new Refused(Refusal.NOT_PAID_YET);
      case Paid _, InPreparation _ -> {
        completePreparation(startedAt, completedAt);
        yield handOver(startedAt, completedAt, deliveredAt);
      }
      case Ready ready -> enter(new Delivered(ready.paymentId()), deliveredAt, null);
      case Delivered _ -> new AlreadyApplied();
      case Cancelled _ -> new Refused(Refusal.CANCELLED);
    };
  }

  /** The customer calls the order off, which is possible until the kitchen begins. */
  public Transition cancelByCustomer(Instant at) {
    return switch (state) {
      case Placed _, AwaitingPayment _, Paid _ -> callOff(CancellationReason.BY_CUSTOMER, at);
      case InPreparation _, Ready _, Delivered _ -> new Refused(Refusal.TOO_LATE);
      case Cancelled _ -> new AlreadyApplied();
    };
  }

  /** The staff calls the order off, which is possible until it is handed over. */
  public Transition cancelByStaff(Instant at) {
    return switch (state) {
      case Placed _, AwaitingPayment _, Paid _, InPreparation _, Ready _ ->
          callOff(CancellationReason.BY_STAFF, at);
      case Delivered _ -> new Refused(Refusal.TOO_LATE);
      case Cancelled _ -> new AlreadyApplied();
    };
  }

  @Override
  public OrderId getId() {
    return id;
  }

  /** Who placed it. */
  public CustomerId customer() {
    return customer;
  }

  /** Where it stands. */
  public OrderState state() {
    return state;
  }

  /** What was ordered. */
  public OrderLines lines() {
    return lines;
  }

  /** What has happened since the order was placed or brought back, oldest first. */
  public List<OrderEvent> events() {
    return List.copyOf(events);
  }

  /** All of it as data. */
  public OrderSnapshot snapshot() {
    return new OrderSnapshot(id, customer, lines, placedAt, state, history, version);
  }

  private Transition release(PaymentId payment, Instant at) {
    events.add(new OrderReleased(id, lines.lines(), at));
    return enter(new Paid(payment), at, null);
  }

  private Transition callOff(CancellationReason reason, Instant at) {
    events.add(new OrderCancelled(id, lines.total(), at));
    return enter(new Cancelled(reason, state.payment(), false), at, reason.name());
  }

  private Transition repeatedFor(PaymentId payment) {
    return state.payment().filter(payment::equals).isPresent()
        ? new AlreadyApplied()
        : new Refused(Refusal.OTHER_PAYMENT);
  }

  private Transition enter(OrderState next, Instant at, @Nullable String note) {
    state = next;
    history.add(new HistoryEntry(next.status(), at, Optional.ofNullable(note)));
    return new Applied();
  }
}
