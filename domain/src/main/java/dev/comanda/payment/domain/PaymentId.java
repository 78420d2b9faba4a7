package dev.comanda.payment.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * A payment. It follows from the order's id: an order has one payment, however often it is asked
 * for, and whoever knows the order can find it.
 */
public record PaymentId(UUID value) implements Identifier {

  /** The payment of an order. */
  public static PaymentId of(OrderId order) {
    return new PaymentId(
        UUID.nameUUIDFromBytes(("payment:" + order).getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
