package dev.comanda.order.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** A product as orders know it: something with a name and a price that catalog answers for. */
public record ProductId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
