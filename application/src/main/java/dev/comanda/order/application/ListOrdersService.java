package dev.comanda.order.application;

import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.shared.application.Page;
import java.util.Optional;

final class ListOrdersService implements ListOrders {

  private final Orders orders;

  ListOrdersService(Orders orders) {
    this.orders = orders;
  }

  @Override
  public Page<OrderSnapshot, OrderPosition> list(Query query) {
    Optional<CustomerId> owner =
        query.requester().isStaff()
            ? Optional.empty()
            : Optional.of(new CustomerId(query.requester().subject()));
    return orders.list(owner, query.status(), query.page());
  }
}
