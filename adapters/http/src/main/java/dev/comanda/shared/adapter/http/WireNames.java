package dev.comanda.shared.adapter.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The names that constants have on the wire: {@code AWAITING_PAYMENT} is awaitingPayment. */
public final class WireNames {

  private WireNames() {}

  /** The name of a constant. */
  public static String of(Enum<?> constant) {
    return camelCase(constant.name());
  }

  /** Turns words in capitals, joined by underscores, into camel case. */
  public static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(name.isEmpty() ? word : capitalised(word));
    }
    return name.toString();
  }

  /**
   * The constant that has a name.
   *
   * @throws IllegalArgumentException if none has; the message lists those that there are
   */
  public static <E extends Enum<E>> E parse(Class<E> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + names(type)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireNames::of)
        .collect(Collectors.joining(", "));
  }

  private static String capitalised(String word) {
    return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
