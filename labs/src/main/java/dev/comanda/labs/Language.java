package dev.comanda.labs;

import java.util.Locale;

/** What the runner speaks. */
enum Language {
  /** English. */
  EN,
  /** Brazilian Portuguese. */
  PT;

  /** The machine's, if it is one of them; English otherwise. */
  static Language ofMachine() {
    return Locale.getDefault().getLanguage().equals("pt") ? PT : EN;
  }

  /** As in {@code lab.properties}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A text in this language. */
  String say(Text text, Object... arguments) {
    return (this == PT ? text.portuguese() : text.english()).formatted(arguments);
  }
}
