package dev.comanda.payment.domain;

import dev.comanda.shared.domain.Money;
import org.jmolecules.ddd.types.ValueObject;

/**
 * What is paid for, as it stands on the provider's receipt.
 *
 * @param quantity from 1
 */
public record PaymentItem(ProductId product, String name, Money unitPrice, int quantity)
    implements ValueObject {

  /**
   * @throws IllegalArgumentException if the quantity is below 1
   */
  public PaymentItem {
    if (quantity < 1) {
      throw new IllegalArgumentException("must be at least 1");
    }
  }
}
