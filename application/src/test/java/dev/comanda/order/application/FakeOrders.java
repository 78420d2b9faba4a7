package dev.comanda.order.application;

import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders for tests of use cases: shows which events were stored with which state, and can fail or
 * let somebody else be faster.
 */
public final class FakeOrders implements Orders {

  private final Map<OrderId, OrderSnapshot> stored = new HashMap<>();
  private final Map<List<Object>, OrderId> keys = new HashMap<>();
  private final List<OrderEvent> events = new ArrayList<>();
  private boolean down;
  private Runnable beforeNextSave = () -> {};

  /** From now on the store does not answer to writes. */
  public void goDown() {
    down = true;
  }

  /** Somebody else does something between the next read and its save. */
  public void beforeNextSave(Runnable somebodyElse) {
    beforeNextSave = somebodyElse;
  }

  /** The events that were stored, oldest first. */
  public List<OrderEvent> events() {
    return List.copyOf(events);
  }

  /** How many orders are stored. */
  public int count() {
    return stored.size();
  }

  /** Stores an order that a test begins with. */
  public FakeOrders having(Order order) {
    OrderSnapshot snapshot = order.snapshot();
    stored.put(snapshot.id(), withVersion(snapshot, 1));
    return this;
  }

  @Override
  public Optional<Order> find(OrderId id) {
    return Optional.ofNullable(stored.get(id)).map(Order::rehydrate);
  }

  @Override
  public Optional<Order> placedUnder(IdempotencyKey key, CustomerId customer) {
    return Optional.ofNullable(keys.get(List.of(key, customer))).flatMap(this::find);
  }

  @Override
  public boolean add(Order order, IdempotencyKey key) {
    failIfDown();
    runOnce();
    if (keys.putIfAbsent(List.of(key, order.customer()), order.getId()) != null) {
      return false;
    }
    store(order);
    return true;
  }

  @Override
  public void save(Order order) {
    failIfDown();
    runOnce();
    OrderSnapshot current = stored.get(order.getId());
    if (current == null || current.version() != order.snapshot().version()) {
      throw new ConcurrentChangeException("order " + order.getId());
    }
    store(order);
  }

  @Override
  public Page<OrderSnapshot, OrderPosition> list(
      Optional<CustomerId> customer,
      Optional<OrderStatus> status,
      PageRequest<OrderPosition> page) {
    return new Page<>(
        stored.values().stream()
            .filter(order -> customer.isEmpty() || order.customer().equals(customer.get()))
            .filter(order -> status.isEmpty() || order.state().status() == status.get())
            .sorted(Comparator.comparing(OrderSnapshot::placedAt).reversed())
            .limit(page.limit())
            .toList(),
        Optional.empty());
  }

  private void store(Order order) {
    OrderSnapshot snapshot = order.snapshot();
    stored.put(snapshot.id(), withVersion(snapshot, snapshot.version() + 1));
    events.addAll(order.events());
  }

  private void failIfDown() {
    if (down) {
      throw new DependencyUnavailableException("Orders", Duration.ofSeconds(1), null);
    }
  }

  private void runOnce() {
    Runnable somebodyElse = beforeNextSave;
    beforeNextSave = () -> {};
    somebodyElse.run();
  }

  private static OrderSnapshot withVersion(OrderSnapshot order, long version) {
    return new OrderSnapshot(
        order.id(),
        order.customer(),
        order.lines(),
        order.placedAt(),
        order.state(),
        order.history(),
        version);
  }
}
