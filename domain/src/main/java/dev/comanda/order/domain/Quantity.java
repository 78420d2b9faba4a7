package dev.comanda.order.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * How many of one product: from 1 to {@value #MAX}, more than any table orders and few enough that
 * no total overflows.
 */
public record Quantity(int value) implements ValueObject {

  /** The most that one order may hold of one product. */
  public static final int MAX = 99;

  /**
   * @throws IllegalArgumentException if the value is not within 1 and {@value #MAX}
   */
  public Quantity {
    if (value < 1 || value > MAX) {
      throw new IllegalArgumentException("must be between 1 and " + MAX);
    }
  }

  /**
   * @throws IllegalArgumentException if the sum is above {@value #MAX}
   */
  public Quantity plus(Quantity other) {
    return new Quantity(value + other.value);
  }
}
