package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.ProductDetails;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Puts a new product onto the menu. */
@PrimaryPort
@FunctionalInterface
public interface AddProduct {

  /** Adds it; asking twice does not add it twice, because its name is taken then. */
  Outcome add(Command command);

  /** Who offers what. */
  record Command(Requester requester, ProductDetails details) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The product is on the menu. */
    record Added(ProductSnapshot product) implements Outcome {}

    /** Another product on the menu has the name. */
    record NameTaken(ProductName name) implements Outcome {}

    /** There is no such category. */
    record UnknownCategory(CategoryId category) implements Outcome {}

    /** Only the staff maintains the menu. */
    record Forbidden() implements Outcome {}
  }
}
