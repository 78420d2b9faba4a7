package dev.comanda.identity.domain;

import org.jmolecules.ddd.types.ValueObject;

/**
 * What somebody claims to be their password. It is never printed and never stored.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters, all of which count
 */
public record Password(String value) implements ValueObject {

  /** Longer than any passphrase, short enough that hashing it is no burden. */
  public static final int MAX_LENGTH = 128;

  /**
   * What a new password needs at least (NIST SP 800-63B, 5.1.1.2); a wrong guess may be shorter.
   */
  public static final int MIN_LENGTH_OF_NEW = 8;

  /**
   * @throws IllegalArgumentException if it is empty or too long
   */
  public Password {
    if (value.isEmpty() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("must have 1 to " + MAX_LENGTH + " characters");
    }
  }

  /**
   * The same password, fit to be somebody's new one.
   *
   * @throws IllegalArgumentException if it is shorter than {@value #MIN_LENGTH_OF_NEW} characters
   */
  public Password asNew() {
    if (value.length() < MIN_LENGTH_OF_NEW) {
      throw new IllegalArgumentException("must have at least " + MIN_LENGTH_OF_NEW + " characters");
    }
    return this;
  }

  @Override
  public String toString() {
    return "***";
  }
}
