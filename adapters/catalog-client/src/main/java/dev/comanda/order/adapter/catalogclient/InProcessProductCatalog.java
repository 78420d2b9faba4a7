package dev.comanda.order.adapter.catalogclient;

import dev.comanda.catalog.api.Menu;
import dev.comanda.order.application.ProductCatalog;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.domain.Money;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Asks the catalog of the same process. */
@SecondaryAdapter
public final class InProcessProductCatalog implements ProductCatalog {

  private final Menu menu;

  /** Asks this menu. */
  public InProcessProductCatalog(Menu menu) {
    this.menu = menu;
  }

  @Override
  public Map<ProductId, PricedProduct> priced(Set<ProductId> products) {
    return menu
        .items(products.stream().map(ProductId::value).collect(Collectors.toUnmodifiableSet()))
        .stream()
        .collect(
            Collectors.toUnmodifiableMap(
                item -> new ProductId(item.id()),
                item -> new PricedProduct(item.name(), new Money(item.price(), item.currency()))));
  }
}
