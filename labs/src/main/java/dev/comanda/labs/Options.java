package dev.comanda.labs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody asked for.
 *
 * @param labs the numbers that were named
 * @param revision of {@code --changed}
 * @param base of {@code --base}
 * @param max of {@code --max}
 */
record Options(
    Action action,
    List<Integer> labs,
    Language language,
    Optional<String> revision,
    Optional<String> base,
    int max) {

  /** What to do. */
  enum Action {
    RUN,
    SHOW,
    CHECK,
    GRADE,
    ACCEPT,
    LIST,
    ALL,
    CHANGED,
    HELP;

    private boolean needsOneLab() {
      return this == RUN || this == SHOW || this == CHECK;
    }

    private boolean takesLabs() {
      return needsOneLab() || this == GRADE || this == ACCEPT;
    }
  }

  /**
   * Reads a command line.
   *
   * @throws IllegalArgumentException if it asks for nothing that there is
   */
  static Options of(List<String> arguments) {
    Action action = arguments.isEmpty() ? Action.HELP : Action.RUN;
    List<Integer> labs = new ArrayList<>();
    Language language = Language.ofMachine();
    Optional<String> revision = Optional.empty();
    Optional<String> base = Optional.empty();
    int max = Integer.MAX_VALUE;
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      switch (argument) {
        case "--lang" -> language = language(value(arguments, ++i));
        case "--base" -> base = Optional.of(value(arguments, ++i));
        case "--max" -> max = number(value(arguments, ++i));
        case "-h" -> action = Action.HELP;
        case "--changed" -> {
          action = Action.CHANGED;
          revision = Optional.of(value(arguments, ++i));
        }
        case "--show", "--check", "--grade", "--accept", "--list", "--all", "--help" ->
            action = Action.valueOf(argument.substring(2).toUpperCase(Locale.ROOT));
        default -> labs.add(number(argument));
      }
    }
    if (action.needsOneLab() && labs.size() != 1) {
      throw new IllegalArgumentException("name one lab, such as 03");
    }
    if (action == Action.ACCEPT && labs.isEmpty()) {
      throw new IllegalArgumentException("name the labs whose messages are right");
    }
    if (!action.takesLabs() && !labs.isEmpty()) {
      throw new IllegalArgumentException("this option takes no lab");
    }
    return new Options(action, labs, language, revision, base, max);
  }

  private static String value(List<String> arguments, int index) {
    if (index >= arguments.size() || arguments.get(index).startsWith("-")) {
      throw new IllegalArgumentException(arguments.get(index - 1) + " needs a value");
    }
    return arguments.get(index);
  }

  private static Language language(String value) {
    return switch (value) {
      case "en" -> Language.EN;
      case "pt", "pt-BR" -> Language.PT;
      default -> throw new IllegalArgumentException("languages are en and pt, not " + value);
    };
  }

  private static int number(String argument) {
    if (!argument.matches("\\d{1,4}")) {
      throw new IllegalArgumentException("what is " + argument + "?");
    }
    return Integer.parseInt(argument);
  }
}
