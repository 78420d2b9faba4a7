package dev.comanda.order.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The payment of an order, as the payment context names it. */
public record PaymentId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
