package dev.comanda.localcloud;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code ./run} was asked for. The script has checked the options; here they only have to be
 * understood.
 *
 * @param root the checkout
 * @param port the application's
 * @param componentPorts those of the local cloud's components
 * @param memory whether to do without any infrastructure
 * @param reset whether to start afresh
 */
record RunOptions(
    Path root, int port, Map<Component, Integer> componentPorts, boolean memory, boolean reset) {

  static RunOptions parse(List<String> arguments) throws StartFailure {
    Path root = Path.of("").toAbsolutePath();
    int port = 8080;
    Map<Component, Integer> componentPorts = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      componentPorts.put(component, component.defaultPort());
    }
    boolean memory = false;
    boolean reset = false;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--memory" -> memory = true;
        case "--reset" -> reset = true;
        case "--root" -> root = Path.of(value(option, rest)).toAbsolutePath().normalize();
        case "--port" -> port = port(value(option, rest));
        default ->
            componentPorts.put(
                Component.ofPortOption(option, "see ./run --help"), port(value(option, rest)));
      }
    }
    return new RunOptions(root, port, componentPorts, memory, reset);
  }

  /** Everything that {@code ./run} keeps; git ignores it. */
  Path folder() {
    return root.resolve(".comanda");
  }

  /** What survives a restart, and does not survive {@code --reset}. */
  Path data() {
    return folder().resolve("data");
  }

  private static int port(String value) throws StartFailure {
    return Optional.of(value)
        .filter(digits -> digits.matches("\\d{1,5}"))
        .map(Integer::valueOf)
        .filter(port -> port >= 1 && port <= 65_535)
        .orElseThrow(() -> new StartFailure(value + " is not a port; see ./run --help"));
  }

  private static String value(String option, Iterator<String> rest) throws StartFailure {
    if (!rest.hasNext()) {
      throw new StartFailure("Option " + option + " lacks its value; see ./run --help");
    }
    return rest.next();
  }
}
