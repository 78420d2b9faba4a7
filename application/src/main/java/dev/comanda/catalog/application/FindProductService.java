package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductSnapshot;
import java.util.Optional;

final class FindProductService implements FindProduct {

  private final Products products;

  FindProductService(Products products) {
    this.products = products;
  }

  @Override
  public Optional<ProductSnapshot> find(ProductId product) {
    return products.find(product).filter(Product::isOnTheMenu).map(Product::snapshot);
  }
}
