package dev.comanda.production.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * Something to prepare.
 *
 * @param name as the menu called it when it was ordered, 1 to {@value #MAX_NAME} characters
 * @param quantity from 1 to {@value #MAX_QUANTITY}
 */
public record TicketItem(String name, int quantity) implements ValueObject {

  /** The longest name, in characters. */
  public static final int MAX_NAME = 200;

  /** The most of one thing that a ticket asks for. */
  public static final int MAX_QUANTITY = 999;

  /**
   * @throws IllegalArgumentException if the name is blank or too long, or the quantity out of range
   */
  public TicketItem {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("name must have 1 to " + MAX_NAME + " characters");
    }
    if (quantity < 1 || quantity > MAX_QUANTITY) {
      throw new IllegalArgumentException("quantity must be between 1 and " + MAX_QUANTITY);
    }
  }
}
