package dev.comanda.catalog.domain;

/** What all texts of the menu have in common. */
final class Texts {

  private Texts() {}

  static void requireLength(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length < min || length > max) {
      throw new IllegalArgumentException(
          min == 0
              ? "must not have more than " + max + " characters"
              : "must have " + min + " to " + max + " characters");
    }
  }

  /** Lines and tabs break menus, NUL breaks stores, half characters break everything. */
  static void requirePrintable(String text) {
    if (text.codePoints().anyMatch(Texts::isUnprintable)) {
      throw new IllegalArgumentException("must not have control characters");
    }
  }

  private static boolean isUnprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
