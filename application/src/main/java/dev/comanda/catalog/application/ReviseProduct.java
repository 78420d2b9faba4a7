package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Replaces what the menu says of a product. Orders placed before keep what they were told. */
@PrimaryPort
@FunctionalInterface
public interface ReviseProduct {

  /** Revises it; doing it twice is harmless. */
  Outcome revise(Command command);

  /** Who says what anew of which product. */
  record Command(Requester requester, ProductId product, ProductDetails details) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The menu says so, now or before. */
    record Revised(ProductSnapshot product) implements Outcome {}

    /** Another product on the menu has the name. */
    record NameTaken(ProductName name) implements Outcome {}

    /** There is no such category. */
    record UnknownCategory(CategoryId category) implements Outcome {}

    /** There is no such product on the menu. */
    record NotFound() implements Outcome {}

    /** Only the staff maintains the menu. */
    record Forbidden() implements Outcome {}
  }
}
