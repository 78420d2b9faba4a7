package dev.comanda.order.application;

import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * All orders.
 *
 * <p>Promise: {@code add} and {@code save} store the order's new state together with the messages
 * that tell of its events, or neither. What is found is a copy: changing it changes nothing until
 * it is saved. Failure: {@link dev.comanda.shared.application.DependencyUnavailableException}.
 * Consistency: reads see every write that was answered before. Contract test: {@code
 * OrdersContract}.
 */
@SecondaryPort
public interface Orders {

  /** The order, as it was last stored. */
  Optional<Order> find(OrderId id);

  /** The order that a customer placed under a key. */
  Optional<Order> placedUnder(IdempotencyKey key, CustomerId customer);

  /**
   * Stores a new order under a key.
   *
   * @return whether it was stored: not if the customer has placed an order under the key before
   */
  boolean add(Order order, IdempotencyKey key);

  /**
   * Stores a changed order.
   *
   * @throws dev.comanda.shared.application.ConcurrentChangeException if it was stored by somebody
   *     else since it was found; nothing is stored then
   */
  void save(Order order);

  /**
   * A page of orders, newest first.
   *
   * @param customer only orders of this customer; everybody's if empty
   * @param status only orders of this status; all if empty
   */
  Page<OrderSnapshot, OrderPosition> list(
      Optional<CustomerId> customer, Optional<OrderStatus> status, PageRequest<OrderPosition> page);
}
