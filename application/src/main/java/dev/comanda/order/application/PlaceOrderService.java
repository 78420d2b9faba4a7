package dev.comanda.order.application;

import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderLine;
import dev.comanda.order.domain.OrderLines;
import dev.comanda.order.domain.ProductId;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

final class PlaceOrderService implements PlaceOrder {

  private final Orders orders;
  private final ProductCatalog catalog;
  private final OrderIds ids;
  private final InstantSource clock;

  PlaceOrderService(Orders orders, ProductCatalog catalog, OrderIds ids, InstantSource clock) {
    this.orders = orders;
    this.catalog = catalog;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Outcome place(Command command) {
    CustomerId customer = new CustomerId(command.requester().subject());
    Optional<Order> before = orders.placedUnder(command.key(), customer);
    if (before.isPresent()) {
      return repeated(before.get(), command.basket());
    }
    Map<ProductId, PricedProduct> menu = catalog.priced(command.basket().products());
    Set<ProductId> unknown = new LinkedHashSet<>(command.basket().products());
    unknown.removeAll(menu.keySet());
    if (!unknown.isEmpty()) {
      return new Outcome.UnknownProducts(unknown);
    }
    OrderLines lines = priced(command.basket(), menu);
    if (lines.total().compareTo(OrderLines.MAX_TOTAL) > 0) {
      return new Outcome.TooExpensive(lines.total(), OrderLines.MAX_TOTAL);
    }
    Order order = Order.place(ids.next(), customer, lines, clock.instant());
    if (orders.add(order, command.key())) {
      return new Outcome.Accepted(order.snapshot());
    }
    // Two requests with one key at the same moment: the other one won.
    return repeated(orders.placedUnder(command.key(), customer).orElseThrow(), command.basket());
  }

  private static Outcome repeated(Order before, Basket basket) {
    return before.lines().basket().equals(basket)
        ? new Outcome.Repeated(before.snapshot().asPlaced())
        : new Outcome.KeyUsedForAnotherBasket();
  }

  private static OrderLines priced(Basket basket, Map<ProductId, PricedProduct> menu) {
    List<OrderLine> lines =
        basket.quantities().entrySet().stream()
            .map(wish -> {
              PricedProduct product = Objects.requireNonNull(menu.get(wish.getKey()));
              return new OrderLine(wish.getKey(), product.name(), product.price(), wish.getValue());
            })
            .toList();
    return new OrderLines(lines);
  }
}
