package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductDetails;

final class AddProductService implements AddProduct {

  private final Products products;
  private final ProductIds ids;

  AddProductService(Products products, ProductIds ids) {
    this.products = products;
    this.ids = ids;
  }

  @Override
  public Outcome add(Command command) {
    ProductDetails details = command.details();
    if (!command.requester().isStaff()) {
      return new Outcome.Forbidden();
    }
    if (!KnownCategories.include(details.category(), products)) {
      return new Outcome.UnknownCategory(details.category());
    }
    Product product = Product.offer(ids.next(), details);
    return products.add(product)
        ? new Outcome.Added(product.snapshot())
        : new Outcome.NameTaken(details.name());
  }
}
