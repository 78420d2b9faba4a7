package dev.comanda.order.domain;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What somebody asks for, before it has names and prices: products and quantities, repeated
 * products added up. Two baskets with the same products in the same quantities are equal, in
 * whatever order they were asked for; that is how a repeated request is recognised.
 *
 * @param quantities 1 to {@value #MAX_PRODUCTS} products, in the order in which they were asked for
 */
public record Basket(Map<ProductId, Quantity> quantities) implements ValueObject {

  /** The most different products that one order may hold. */
  public static final int MAX_PRODUCTS = 50;

  /** One wish, as it was made. */
  public record Item(ProductId product, Quantity quantity) {}

  /**
   * @throws IllegalArgumentException if there are no products, or too many
   */
  public Basket {
    if (quantities.isEmpty()) {
      throw new IllegalArgumentException("must hold at least one product");
    }
    if (quantities.size() > MAX_PRODUCTS) {
      throw new IllegalArgumentException("must not hold more than " + MAX_PRODUCTS + " products");
    }
    quantities = Collections.unmodifiableMap(new LinkedHashMap<>(quantities));
  }

  /**
   * Adds up repeated products.
   *
   * @throws IllegalArgumentException if there are no products or too many, or too many of one
   */
  public static Basket of(List<Item> items) {
    Map<ProductId, Quantity> quantities = new LinkedHashMap<>();
    for (Item item : items) {
      quantities.merge(item.product(), item.quantity(), Quantity::plus);
    }
    return new Basket(quantities);
  }

  /** The different products asked for. */
  public Set<ProductId> products() {
    return quantities.keySet();
  }
}
