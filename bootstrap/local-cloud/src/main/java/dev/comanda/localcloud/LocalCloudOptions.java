package dev.comanda.localcloud;

import java.net.URI;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What to start, where.
 *
 * @param components the components to start
 * @param ports the port of each; 0 takes any free one
 * @param host the address to listen on
 * @param data the folder that keeps everything, or null to keep nothing
 * @param readyFile exists as long as all components answer, or null for none
 * @param parent the process whose end ends the local cloud
 * @param webhook where the simulator sends its notifications, or null for nowhere
 * @param webhookSecret what it signs them with
 * @param accessToken what it expects from clients
 */
record LocalCloudOptions(
    Set<Component> components,
    Map<Component, Integer> ports,
    String host,
    @Nullable Path data,
    @Nullable Path readyFile,
    OptionalLong parent,
    @Nullable URI webhook,
    String webhookSecret,
    String accessToken) {

  static final String USAGE =
      """
      Usage: LocalCloud [options]
        --only a,b             start only these of postgres, dynamodb, sqs, simulator
        --postgres-port N      15432 unless told otherwise; 0 takes any free port
        --dynamodb-port N      18000
        --sqs-port N           19324
        --simulator-port N     18090
        --host ADDRESS         listen there instead of on 127.0.0.1 (for containers)
        --data DIR             keep all data there; without it nothing is kept
        --ready-file FILE      exists as long as all components answer (for health checks)
        --parent-pid PID       stop when that process ends
        --webhook-url URL      where the Mercado Pago simulator sends its notifications
        --webhook-secret TEXT  what it signs them with
        --access-token TEXT    what it expects from its clients\
      """;

  static LocalCloudOptions parse(List<String> arguments) throws StartFailure {
    Set<Component> components = EnumSet.allOf(Component.class);
    Map<Component, Integer> ports = new EnumMap<>(Component.class);
    for (Component component : Component.values()) {
      ports.put(component, component.defaultPort());
    }
    String host = "127.0.0.1";
    Path data = null;
    Path readyFile = null;
    OptionalLong parent = OptionalLong.empty();
    URI webhook = null;
    String webhookSecret = DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET;
    String accessToken = DevelopmentCredentials.MERCADO_PAGO_ACCESS_TOKEN;

    for (int index = 0; index < arguments.size(); index += 2) {
      String option = arguments.get(index);
      if (index + 1 == arguments.size()) {
        throw new StartFailure(
            "Option %s is unknown or lacks its value.%n%s".formatted(option, USAGE));
      }
      String value = arguments.get(index + 1);
      switch (option) {
        case "--only" -> components = components(value);
        case "--host" -> host = value;
        case "--data" -> data = Path.of(value).toAbsolutePath().normalize();
        case "--ready-file" -> readyFile = Path.of(value).toAbsolutePath();
        case "--parent-pid" -> parent = OptionalLong.of(number(option, value, Long.MAX_VALUE));
        case "--webhook-url" -> webhook = valid(option, value, () -> URI.create(value));
        case "--webhook-secret" -> webhookSecret = value;
        case "--access-token" -> accessToken = value;
        default ->
            ports.put(Component.ofPortOption(option, USAGE), (int) number(option, value, 65_535));
      }
    }
    return new LocalCloudOptions(
        components, ports, host, data, readyFile, parent, webhook, webhookSecret, accessToken);
  }

  private static Set<Component> components(String value) throws StartFailure {
    Set<Component> components = EnumSet.noneOf(Component.class);
    for (String id : value.split(",", -1)) {
      components.add(Component.of(id.strip()));
    }
    return components;
  }

  private static long number(String option, String value, long highest) throws StartFailure {
    long number = valid(option, value, () -> Long.parseLong(value));
    if (number < 0 || number > highest) {
      throw new StartFailure("%s is not a value for %s.".formatted(value, option));
    }
    return number;
  }

  private static <T> T valid(String option, String value, Supplier<T> conversion)
      throws StartFailure {
    try {
      return conversion.get();
    } catch (IllegalArgumentException invalid) {
      throw new StartFailure("%s is not a value for %s.".formatted(value, option), invalid);
    }
  }
}
