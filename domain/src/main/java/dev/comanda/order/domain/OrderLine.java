package dev.comanda.order.domain;

import dev.comanda.shared.domain.Money;
import org.jmolecules.ddd.types.ValueObject;

/**
 * One product of an order with the name and the price it had when the order was placed: a later
 * change of the menu does not change what the customer agreed to.
 */
public record OrderLine(ProductId product, String name, Money unitPrice, Quantity quantity)
    implements ValueObject {

  /** Unit price times quantity. */
  public Money subtotal() {
    return unitPrice.times(quantity.value());
  }
}
