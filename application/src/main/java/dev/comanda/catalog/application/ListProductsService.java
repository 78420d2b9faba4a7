package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Page;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class ListProductsService implements ListProducts {

  private final Products products;

  ListProductsService(Products products) {
    this.products = products;
  }

  @Override
  public Outcome list(Query query) {
    Page<ProductSnapshot, ProductName> page = products.menu(query.category(), query.page());
    // Only an empty page leaves open whether the category exists: the usual case stays one look-up.
    Optional<CategoryId> unknown =
        page.items().isEmpty()
            ? query.category().filter(category -> !KnownCategories.include(category, products))
            : Optional.empty();
    return unknown
        .<Outcome>map(Outcome.UnknownCategory::new)
        .orElseGet(() -> new Outcome.Listed(page));
  }

  @Override
  public List<ProductSnapshot> list(Set<ProductId> asked) {
    if (asked.size() > MAX_PRODUCTS) {
      throw new IllegalArgumentException("must not be more than " + MAX_PRODUCTS);
    }
    return asked.isEmpty() ? List.of() : products.onTheMenu(asked);
  }
}
