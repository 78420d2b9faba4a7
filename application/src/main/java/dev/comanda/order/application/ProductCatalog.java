package dev.comanda.order.application;

import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.domain.Money;
import java.util.Map;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * The menu, as far as orders need it.
 *
 * <p>Promise: name and price of this moment, of the products asked for and no others; a product
 * that is unknown or withdrawn is left out. Failure: {@link
 * dev.comanda.shared.application.DependencyUnavailableException} within two seconds; there is no
 * fallback, because an order at a guessed price is worse than none. Contract test: {@code
 * ProductCatalogContract}.
 */
@SecondaryPort
public interface ProductCatalog {

  /**
   * @param products 1 to {@value dev.comanda.order.domain.Basket#MAX_PRODUCTS}
   */
  Map<ProductId, PricedProduct> priced(Set<ProductId> products);

  /** What an order remembers of a product. */
  record PricedProduct(String name, Money price) {}
}
