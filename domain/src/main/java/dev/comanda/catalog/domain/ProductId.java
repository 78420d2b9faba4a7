package dev.comanda.catalog.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** A product. It keeps its id for ever, also when it is withdrawn: orders refer to it. */
public record ProductId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
