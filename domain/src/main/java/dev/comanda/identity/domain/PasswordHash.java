package dev.comanda.identity.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * What is stored instead of a password. Which function made it, and at which cost, is written in
 * it; only the {@code Credentials} port reads it. It is not printed, for it can be guessed against.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters
 */
public record PasswordHash(String value) implements ValueObject {

  /** Enough for every function in use. */
  public static final int MAX_LENGTH = 255;

  /**
   * @throws IllegalArgumentException if it is empty or too long
   */
  public PasswordHash {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
