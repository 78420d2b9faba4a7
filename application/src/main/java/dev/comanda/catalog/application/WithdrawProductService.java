package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.Transition.AlreadyApplied;
import dev.comanda.catalog.domain.Transition.Applied;
import dev.comanda.catalog.domain.Transition.Refused;
import dev.comanda.shared.application.Repeating;

final class WithdrawProductService implements WithdrawProduct {

  private final Products products;

  WithdrawProductService(Products products) {
    this.products = products;
  }

  @Override
  public Outcome withdraw(Command command) {
    if (!command.requester().isStaff()) {
      return new Outcome.Forbidden();
    }
    return Repeating.whenOthersWereFaster(() ->
        products.find(command.product()).map(this::withdraw).orElseGet(Outcome.NotFound::new));
  }

  private Outcome withdraw(Product product) {
    return switch (product.withdraw()) {
      case Applied _ -> {
        products.save(product);
        yield new Outcome.Withdrawn();
      }
      case AlreadyApplied _ -> new Outcome.Withdrawn();
      case Refused _ -> throw new IllegalStateException("a product can always be withdrawn");
    };
  }
}
