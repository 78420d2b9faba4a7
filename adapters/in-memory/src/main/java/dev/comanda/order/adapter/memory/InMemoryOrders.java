package dev.comanda.order.adapter.memory;

import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.Orders;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/**
 * Orders as snapshots, which nobody can change. One lock makes state and messages one step, as a
 * transaction does elsewhere.
 */
@SecondaryAdapter
public final class InMemoryOrders implements Orders {

  private static final Comparator<OrderPosition> NEWEST_FIRST =
      Comparator.comparing(OrderPosition::placedAt)
          .thenComparing(position -> position.order().toString())
          .reversed();

  private record KeyOfCustomer(IdempotencyKey key, CustomerId customer) {}

  private final MessageFormat<OrderEvent> format;
  private final InMemoryOutbox outbox;
  private final Runnable wakeUp;
  private final Map<OrderId, OrderSnapshot> orders = new HashMap<>();
  private final Map<KeyOfCustomer, OrderId> keys = new HashMap<>();
  private final NavigableMap<OrderPosition, OrderId> newestFirst = new TreeMap<>(NEWEST_FIRST);

  /**
   * @param outbox takes the messages
   * @param wakeUp called after messages were stored
   */
  public InMemoryOrders(MessageFormat<OrderEvent> format, InMemoryOutbox outbox, Runnable wakeUp) {
    this.format = format;
    this.outbox = outbox;
    this.wakeUp = wakeUp;
  }

  @Override
  public synchronized Optional<Order> find(OrderId id) {
    return Optional.ofNullable(orders.get(id)).map(Order::rehydrate);
  }

  @Override
  public synchronized Optional<Order> placedUnder(IdempotencyKey key, CustomerId customer) {
    return Optional.ofNullable(keys.get(new KeyOfCustomer(key, customer))).flatMap(this::find);
  }

  @Override
  public boolean add(Order order, IdempotencyKey key) {
    List<OutgoingMessage> messages = messagesOf(order);
    synchronized (this) {
      KeyOfCustomer slot = new KeyOfCustomer(key, order.customer());
      if (keys.putIfAbsent(slot, order.getId()) != null) {
        return false;
      }
      newestFirst.put(OrderPosition.of(order.snapshot()), order.getId());
      store(order, messages);
    }
    wakeUpFor(messages);
    return true;
  }

  @Override
  public void save(Order order) {
    List<OutgoingMessage> messages = messagesOf(order);
    synchronized (this) {
      OrderSnapshot current = orders.get(order.getId());
      if (current == null || current.version() != order.snapshot().version()) {
        throw new ConcurrentChangeException("order " + order.getId());
      }
      store(order, messages);
    }
    wakeUpFor(messages);
  }

  @Override
  public synchronized Page<OrderSnapshot, OrderPosition> list(
      Optional<CustomerId> customer,
      Optional<OrderStatus> status,
      PageRequest<OrderPosition> page) {
    Collection<OrderId> candidates =
        page.after()
            .map(position -> newestFirst.tailMap(position, false))
            .orElse(newestFirst)
            .values();
    return Page.of(
        candidates.stream()
            .map(orders::get)
            .filter(order -> customer.isEmpty() || order.customer().equals(customer.get()))
            .filter(order -> status.isEmpty() || order.state().status() == status.get())
            .limit(page.limit() + 1L)
            .toList(),
        page,
        OrderPosition::of);
  }

  private List<OutgoingMessage> messagesOf(Order order) {
    return order.events().stream().flatMap(event -> format.messagesFor(event).stream()).toList();
  }

  private void store(Order order, List<OutgoingMessage> messages) {
    OrderSnapshot snapshot = order.snapshot();
    orders.put(
        snapshot.id(),
        new OrderSnapshot(
            snapshot.id(),
            snapshot.customer(),
            snapshot.lines(),
            snapshot.placedAt(),
            snapshot.state(),
            snapshot.history(),
            snapshot.version() + 1));
    outbox.store(messages);
  }

  private void wakeUpFor(List<OutgoingMessage> messages) {
    if (!messages.isEmpty()) {
      wakeUp.run();
    }
  }
}
