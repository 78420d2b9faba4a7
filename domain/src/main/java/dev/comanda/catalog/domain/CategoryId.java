package dev.comanda.catalog.domain;

import org.jmolecules.ddd.types.Identifier;

/**
 * A part of the menu by its short name, such as {@code snack} or {@code drink}: people write it
 * into addresses.
 *
 * @param value 1 to 30 lower-case letters, digits and hyphens, a letter first
 */
public record CategoryId(String value) implements Identifier {

  /**
   * @throws IllegalArgumentException if the value is not such a name
   */
  public CategoryId {
    if (!value.matches("[a-z][a-z0-9-]{0,29}")) {
      throw new IllegalArgumentException(
          "must have 1 to 30 lower-case letters, digits or hyphens, a letter first");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
