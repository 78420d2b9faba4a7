package dev.comanda.production.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * The kitchen's work on one order. It has the same UUID as the order, so that an order is found
 * without an index and delivering its release twice cannot make two tickets.
 */
public record ProductionId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
