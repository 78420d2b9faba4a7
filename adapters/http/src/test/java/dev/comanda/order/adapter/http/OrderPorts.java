package dev.comanda.order.adapter.http;

import dev.comanda.order.application.CancelOrder;
import dev.comanda.order.application.FindOrder;
import dev.comanda.order.application.ListOrders;
import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.domain.CancellationReason;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.HistoryEntry;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderLine;
import dev.comanda.order.domain.OrderLines;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderState;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.PaymentId;
import dev.comanda.order.domain.ProductId;
import dev.comanda.order.domain.Quantity;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The ports that the controller calls: they answer what a test tells them, and remember. */
final class OrderPorts implements PlaceOrder, CancelOrder, FindOrder, ListOrders {

  static final ProductId BURGER =
      new ProductId(UUID.fromString("0197f0a0-0000-7000-8000-000000000001"));
  static final ProductId SODA =
      new ProductId(UUID.fromString("0197f0a0-0000-7000-8000-000000000002"));
  static final OrderId ID = new OrderId(UUID.fromString("0197f0a0-1111-7000-8000-00000000000a"));
  static final PaymentId PAYMENT =
      new PaymentId(UUID.fromString("b1a3f7f0-3333-3333-8333-00000000000c"));
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  final List<PlaceOrder.Command> placed = new ArrayList<>();
  final List<ListOrders.Query> listed = new ArrayList<>();
  PlaceOrder.Outcome placeOutcome = new PlaceOrder.Outcome.Accepted(placed());
  CancelOrder.Outcome cancelOutcome = new CancelOrder.Outcome.Cancelled(cancelled());
  Page<OrderSnapshot, OrderPosition> page = new Page<>(List.of(), Optional.empty());
  Optional<OrderSnapshot> found = Optional.of(cancelled());
  Optional<RuntimeException> fault = Optional.empty();

  OrderController controller() {
    return new OrderController(this, this, this, this);
  }

  @Override
  public PlaceOrder.Outcome place(PlaceOrder.Command command) {
    fail();
    placed.add(command);
    return placeOutcome;
  }

  @Override
  public CancelOrder.Outcome cancel(CancelOrder.Command command) {
    fail();
    return cancelOutcome;
  }

  /** Like the real one: nobody but the owner and the staff learns that an order exists. */
  @Override
  public Optional<OrderSnapshot> find(FindOrder.Query query) {
    fail();
    return found.filter(order ->
        order.id().equals(query.order())
            && (query.requester().isStaff()
                || order.customer().value().equals(query.requester().subject())));
  }

  @Override
  public Page<OrderSnapshot, OrderPosition> list(ListOrders.Query query) {
    fail();
    listed.add(query);
    return page;
  }

  static OrderSnapshot placed() {
    return new OrderSnapshot(
        ID,
        new CustomerId("alice"),
        new OrderLines(
            List.of(
                new OrderLine(BURGER, "Burger", Money.brl("22.90"), new Quantity(2)),
                new OrderLine(SODA, "Soda", Money.brl("7"), new Quantity(1)))),
        NOON,
        new OrderState.Placed(),
        List.of(new HistoryEntry(OrderStatus.PLACED, NOON, Optional.empty())),
        1);
  }

  static OrderSnapshot cancelled() {
    OrderSnapshot placed = placed();
    return new OrderSnapshot(
        placed.id(),
        placed.customer(),
        placed.lines(),
        placed.placedAt(),
        new OrderState.Cancelled(CancellationReason.BY_CUSTOMER, Optional.of(PAYMENT), false),
        List.of(
            new HistoryEntry(OrderStatus.PLACED, NOON, Optional.empty()),
            new HistoryEntry(OrderStatus.AWAITING_PAYMENT, NOON.plusMillis(1500), Optional.empty()),
            new HistoryEntry(
                OrderStatus.CANCELLED, NOON.plusSeconds(60), Optional.of("BY_CUSTOMER"))),
        3);
  }

  private void fail() {
    fault.ifPresent(f -> {
      throw f;
    });
  }
}
