package dev.comanda.order.adapter.catalogclient;

import dev.comanda.catalog.api.Menu;
import dev.comanda.order.application.ProductCatalog;
import dev.comanda.order.application.ProductCatalogContract;
import dev.comanda.shared.domain.Money;
import java.math.BigDecimal;
import java.util.List;

class InProcessProductCatalogTest extends ProductCatalogContract {

  private static final List<Menu.Item> ITEMS =
      List.of(
          new Menu.Item(BURGER.value(), "X-Burger", new BigDecimal("22.90"), Money.BRL),
          new Menu.Item(JUICE.value(), "Suco de laranja", new BigDecimal("9.50"), Money.BRL));

  @Override
  protected ProductCatalog catalog() {
    return new InProcessProductCatalog(
        ids -> ITEMS.stream().filter(item -> ids.contains(item.id())).toList());
  }
}
