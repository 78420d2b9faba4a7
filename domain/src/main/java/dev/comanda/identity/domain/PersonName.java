package dev.comanda.identity.domain;

import java.util.regex.Pattern;
import org.jmolecules.ddd.types.ValueObject;

/**
 * How a customer wants to be called. It is personal data and is not printed.
 *
 * @param value 1 to {@value #MAX_LENGTH} characters on one line, without blanks around them
 */
public record PersonName(String value) implements ValueObject {

  /** Longer than names are, short enough for a screen. */
  public static final int MAX_LENGTH = 100;

  /** Control characters, line and paragraph separators, and what is no character at all. */
  private static final Pattern UNPRINTABLE =
      Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\p{Co}\\p{Cn}]");

  /**
   * @throws IllegalArgumentException if it is blank, too long, or cannot be printed on one line
   */
  public PersonName {
    value = value.strip();
    if (value.isEmpty()
        || value.codePointCount(0, value.length()) > MAX_LENGTH
        || UNPRINTABLE.matcher(value).find()) {
      throw new IllegalArgumentException(
          "must have 1 to " + MAX_LENGTH + " characters on one line");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
