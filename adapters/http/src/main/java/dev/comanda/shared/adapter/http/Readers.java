package dev.comanda.shared.adapter.http;

import java.util.UUID;
import java.util.regex.Pattern;

/** Readers of texts that mean the same in every context; see {@link Fields}. */
public final class Readers {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Readers() {}

  /**
   * A UUID in its one full form; {@link UUID#fromString} alone would take {@code 1-1-1-1-1}.
   *
   * @throws IllegalArgumentException if the text is no UUID
   */
  public static UUID uuid(String text) {
    if (!UUID_TEXT.matcher(text).matches()) {
      throw new IllegalArgumentException("must be a UUID");
    }
    return UUID.fromString(text);
  }

  /**
   * A whole number.
   *
   * @throws IllegalArgumentException if the text is no number, or out of the range of {@code int}
   */
  public static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("must be a whole number", e);
    }
  }
}
