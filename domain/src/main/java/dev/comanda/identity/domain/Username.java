package dev.comanda.identity.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * The name under which an employee signs in. It may be logged, so that a sign-in can be traced.
 *
 * @param value 3 to 32 characters: lower-case letters, digits, dots, hyphens and underscores,
 *     beginning with a letter
 */
public record Username(String value) implements ValueObject {

  /**
   * @throws IllegalArgumentException if it has other characters, too few or too many
   */
  public Username {
    if (!value.matches("[a-z][a-z0-9._-]{2,31}")) {
      throw new IllegalArgumentException(
          "must have 3 to 32 lower-case letters, digits, dots, hyphens or underscores, beginning"
              + " with a letter");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
