package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows the menu, sorted by name. It is for everybody, hence no requester. */
@PrimaryPort
public interface ListProducts {

  /** The most products that can be asked for by id at once. */
  int MAX_PRODUCTS = 100;

  /** One page of the menu. */
  Outcome list(Query query);

  /**
   * The products asked for, and no others; those that are unknown or withdrawn are left out.
   *
   * @param products at most {@value #MAX_PRODUCTS}
   * @throws IllegalArgumentException if too many products are asked for
   */
  List<ProductSnapshot> list(Set<ProductId> products);

  /**
   * @param category only products of this category; all if empty
   */
  record Query(Optional<CategoryId> category, PageRequest<ProductName> page) {}

  /** What became of it. */
  sealed interface Outcome {

    /** A page, maybe an empty one. */
    record Listed(Page<ProductSnapshot, ProductName> page) implements Outcome {}

    /** There is no such category. */
    record UnknownCategory(CategoryId category) implements Outcome {}
  }
}
