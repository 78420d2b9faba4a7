package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Category;
import dev.comanda.catalog.domain.CategoryId;
import dev.comanda.catalog.domain.Product;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.catalog.domain.ProductName;
import dev.comanda.catalog.domain.ProductSnapshot;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * All products, and the categories they are in.
 *
 * <p>Promise: no two products on the menu have one name ({@link ProductName#key()}), however many
 * are stored at the same moment; what is found is a copy. Failure: {@link
 * dev.comanda.shared.application.DependencyUnavailableException}. Consistency: reads see every
 * write that was answered before. Contract test: {@code ProductsContract}.
 */
@SecondaryPort
public interface Products {

  /** The product, as it was last stored; also a withdrawn one. */
  Optional<Product> find(ProductId id);

  /**
   * Stores a new product of a known category.
   *
   * @return whether it was stored: not if another product on the menu has its name
   */
  boolean add(Product product);

  /**
   * Stores a changed product of a known category.
   *
   * @return whether it was stored: not if another product on the menu has its name
   * @throws dev.comanda.shared.application.ConcurrentChangeException if it was stored by somebody
   *     else since it was found; nothing is stored then
   */
  boolean save(Product product);

  /**
   * A page of the menu by name; withdrawn products are not on it. Names on the menu are unique, so
   * a name is a position.
   *
   * @param category only products of this category; all if empty
   */
  Page<ProductSnapshot, ProductName> menu(
      Optional<CategoryId> category, PageRequest<ProductName> page);

  /**
   * Those of the products that are on the menu, by name.
   *
   * @param products 1 to {@value ListProducts#MAX_PRODUCTS}
   */
  List<ProductSnapshot> onTheMenu(Set<ProductId> products);

  /** The categories, in the order in which the menu shows them. They never go away. */
  List<Category> categories();
}
