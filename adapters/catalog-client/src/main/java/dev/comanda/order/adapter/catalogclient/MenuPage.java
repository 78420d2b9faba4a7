package dev.comanda.order.adapter.catalogclient;

import dev.comanda.order.application.ProductCatalog.PricedProduct;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.domain.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** As much of catalog's answer as orders need; what else there is does not matter. */
record MenuPage(List<Product> items) {

  /** A list with gaps is no menu: it fails here, where reading it fails as well. */
  MenuPage {
    items = List.copyOf(items);
  }

  record Product(UUID id, String name, Price price) {}

  record Price(String amount, String currency) {}

  /**
   * @throws IllegalArgumentException if a price is none, or a product is there twice
   */
  Map<ProductId, PricedProduct> priced() {
    return items.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                product -> new ProductId(product.id()),
                MenuPage::priced,
                (_, _) -> {
                  throw new IllegalArgumentException("a product is on the menu twice");
                }));
  }

  private static PricedProduct priced(Product product) {
    Price price = product.price();
    return new PricedProduct(
        product.name(), Money.of(price.amount(), Currency.getInstance(price.currency())));
  }
}
