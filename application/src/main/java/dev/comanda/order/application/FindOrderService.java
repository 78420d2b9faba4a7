package dev.comanda.order.application;

import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderSnapshot;
import java.util.Optional;

final class FindOrderService implements FindOrder {

  private final Orders orders;

  FindOrderService(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Optional<OrderSnapshot> find(Query query) {
    return orders
        .find(query.order())
        .filter(order -> Ownership.allows(query.requester(), order.customer()))
        .map(Order::snapshot);
  }
}
