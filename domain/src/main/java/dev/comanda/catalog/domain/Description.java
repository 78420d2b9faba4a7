package dev.comanda.catalog.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * What a product is made of, in a sentence or two.
 *
 * @param value up to {@value #MAX} characters, without control characters; may be empty
 */
public record Description(String value) implements ValueObject {

  /** The most characters (Unicode code points) of a description. */
  public static final int MAX = 500;

  /**
   * Strips leading and trailing space.
   *
   * @throws IllegalArgumentException if too much remains, or a character has no place in a sentence
   */
  public Description {
    value = value.strip();
    Texts.requireLength(value, 0, MAX);
    Texts.requirePrintable(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
