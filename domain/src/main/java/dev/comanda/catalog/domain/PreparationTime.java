package dev.comanda.catalog.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * How long the kitchen needs for one piece.
 *
 * @param minutes 1 to {@value #MAX_MINUTES}
 */
public record PreparationTime(int minutes) implements ValueObject {

  /** Nobody waits longer for fast food. */
  public static final int MAX_MINUTES = 120;

  /**
   * @throws IllegalArgumentException if the minutes are out of range
   */
  public PreparationTime {
    if (minutes < 1 || minutes > MAX_MINUTES) {
      throw new IllegalArgumentException("must be between 1 and " + MAX_MINUTES);
    }
  }
}
