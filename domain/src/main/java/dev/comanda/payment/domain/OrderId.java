package dev.comanda.payment.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** The order that is paid, as the order context names it. */
public record OrderId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
