package dev.comanda.catalog.api;

import dev.comanda.catalog.application.ListProducts;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.domain.Money;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;

/** Answers from catalog's own use case. */
@PrimaryAdapter
public final class PublishedMenu implements Menu {

  private final ListProducts products;

  /** Publishes what the use case lists. */
  public PublishedMenu(ListProducts products) {
    this.products = products;
  }

  @Override
  public List<Item> items(Set<UUID> ids) {
    return products
        .list(ids.stream().map(ProductId::new).collect(Collectors.toUnmodifiableSet()))
        .stream()
        .map(PublishedMenu::item)
        .toList();
  }

  private static Item item(ProductSnapshot product) {
    Money price = product.details().price().value();
    return new Item(
        product.id().value(), product.details().name().value(), price.amount(), price.currency());
  }
}
