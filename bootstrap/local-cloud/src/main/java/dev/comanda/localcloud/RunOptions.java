package dev.comanda.localcloud;

import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
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
 * @param instances how many instances of each service; empty for one process that is all of them
 * @param servicesPort the first service's; the others follow
 */
record RunOptions(
    Path root,
    int port,
    Map<Component, Integer> componentPorts,
    boolean memory,
    boolean reset,
    Map<String, Integer> instances,
    int servicesPort) {

  /** The contexts, in the order in which their services get ports. */
  static final List<String> SERVICES =
      List.of("identity", "catalog", "order", "payment", "production");

  static RunOptions parse(List<String> arguments) throws StartFailure {
    Path root = Path.of("").toAbsolutePath();
    int port = 8080;
    Map<Component, Integer> componentPorts = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      componentPorts.put(component, component.defaultPort());
    }
    boolean memory = false;
    boolean reset = false;
    Map<String, Integer> instances = new LinkedHashMap<>();
    boolean services = false;
    int servicesPort = 8081;
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String option = rest.next();
      switch (option) {
        case "--memory" -> memory = true;
        case "--reset" -> reset = true;
        case "--root" -> root = Path.of(value(option, rest)).toAbsolutePath().normalize();
        case "--port" -> port = port(value(option, rest));
        case "services" -> services = true;
        case "--scale" -> scale(instances, value(option, rest));
        case "--services-port" -> servicesPort = port(value(option, rest));
        default ->
            componentPorts.put(
                Component.ofPortOption(option, "see ./run --help"), port(value(option, rest)));
      }
    }
    if (services) {
      SERVICES.forEach(service -> instances.putIfAbsent(service, 1));
    } else if (!instances.isEmpty()) {
      throw new StartFailure("--scale is for services: ./run services --scale order=2");
    }
    if (memory && services) {
      throw new StartFailure("Services need queues to meet: --memory is for one process.");
    }
    return new RunOptions(
        root,
        port,
        componentPorts,
        memory,
        reset,
        Collections.unmodifiableMap(instances),
        servicesPort);
  }

  /** Such as {@code order=2}. */
  private static void scale(Map<String, Integer> instances, String value) throws StartFailure {
    String[] parts = value.split("=", -1);
    if (parts.length != 2 || !SERVICES.contains(parts[0]) || !parts[1].matches("[1-9]")) {
      throw new StartFailure(
          "%s is no scale: say how many of which service, as in order=2 (1 to 9 of %s)"
              .formatted(value, String.join(", ", SERVICES)));
    }
    instances.put(parts[0], Integer.valueOf(parts[1]));
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
