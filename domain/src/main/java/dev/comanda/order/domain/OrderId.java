package dev.comanda.order.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/** An order. Time-ordered (UUID version 7), so that the newest orders lie together in an index. */
public record OrderId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
