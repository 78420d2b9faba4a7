package dev.comanda.payment.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** A product, as far as the provider's receipt names it. */
public record ProductId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
