package dev.comanda.identity.domain;

import java.util.UUID;
import org.jmolecules.ddd.types.Identifier;

/**
 * A customer, a guest or an employee, as the other contexts know them: opaque, without personal
 * data, and random, so that it tells not even when they came.
 */
public record SubjectId(UUID value) implements Identifier {

  @Override
  public String toString() {
    return value.toString();
  }
}
