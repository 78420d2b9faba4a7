package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.Transition.AlreadyApplied;
import dev.comanda.catalog.domain.Transition.Applied;
import dev.comanda.catalog.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;

final class ReviseProductService implements ReviseProduct {

  private final Products products;

  ReviseProductService(Products products) {
    this.products = products;
  }

  @Override
  public Outcome revise(Command command) {
    if (!command.requester().isStaff()) {
      return new Outcome.Forbidden();
    }
    return Repeating.whenOthersWereFaster(() ->
        products
            .find(command.product())
            .map(product -> revise(product, command.details()))
            .orElseGet(Outcome.NotFound::new));
  }

  private Outcome revise(Product product, ProductDetails details) {
    return switch (product.revise(details)) {
      case Applied _ -> store(product, details);
      case AlreadyApplied _ -> new Outcome.Revised(product.snapshot());
      case Refused _ -> new Outcome.NotFound();
    };
  }

  private Outcome store(Product product, ProductDetails details) {
    if (!KnownCategories.include(details.category(), products)) {
      return new Outcome.UnknownCategory(details.category());
    }
    return products.save(product)
        ? new Outcome.Revised(product.snapshot())
        : new Outcome.NameTaken(details.name());
  }
}
