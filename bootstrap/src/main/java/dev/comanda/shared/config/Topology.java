package dev.comanda.shared.config;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;

/**
 * What one process hosts and on what: the settings that decide which beans exist. They are read
 * straight from the environment because conditions are evaluated before properties are bound.
 *
 * @param contexts {@code comanda.contexts}: {@code all} (default) or a comma-separated list
 * @param stores {@code comanda.stores}: embedded (default), aws or memory
 * @param queues {@code comanda.queues}: embedded (default), aws or memory
 * @param payments {@code comanda.payments}: mercadopago (default) or memory
 */
public record Topology(
    Set<ComandaContext> contexts, Backend stores, Backend queues, Provider payments) {

  /** Who takes the money: the values of {@code comanda.payments}. */
  public enum Provider {
    /** Mercado Pago, or its simulator, over HTTP. */
    MERCADOPAGO,
    /** A provider in this process. */
    MEMORY
  }

  /**
   * @throws IllegalArgumentException if a value is unknown; the message lists the allowed ones
   */
  public static Topology of(Environment environment) {
    return new Topology(
        contexts(environment.getProperty("comanda.contexts", "all")),
        one(environment, "comanda.stores", Backend.class, Backend.EMBEDDED),
        one(environment, "comanda.queues", Backend.class, Backend.EMBEDDED),
        one(environment, "comanda.payments", Provider.class, Provider.MERCADOPAGO));
  }

  /** Whether this process hosts the context. */
  public boolean hosts(ComandaContext context) {
    return contexts.contains(context);
  }

  private static Set<ComandaContext> contexts(String value) {
    if (value.strip().equalsIgnoreCase("all")) {
      return Collections.unmodifiableSet(EnumSet.allOf(ComandaContext.class));
    }
    Set<ComandaContext> contexts = EnumSet.noneOf(ComandaContext.class);
    for (String name : value.split(",", -1)) {
      contexts.add(parse("comanda.contexts", name, ComandaContext.class, "all or a list of "));
    }
    return Collections.unmodifiableSet(contexts);
  }

  private static <E extends Enum<E>> E one(
      Environment environment, String key, Class<E> type, E otherwise) {
    String value = environment.getProperty(key);
    return value == null ? otherwise : parse(key, value, type, "one of ");
  }

  private static <E extends Enum<E>> E parse(
      String key, String value, Class<E> type, String allowed) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equalsIgnoreCase(value.strip()))
        .findFirst()
        .orElseThrow(() -> new UnknownSettingException(key, value.strip(), allowed + names(type)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> constant.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }
}
