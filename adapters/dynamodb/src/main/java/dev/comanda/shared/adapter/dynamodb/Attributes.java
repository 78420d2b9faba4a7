package dev.comanda.shared.adapter.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A stored map of attributes, read strictly: what is missing or of another type is a fault of the
 * store, not a default.
 */
public final class Attributes {

  private final Map<String, AttributeValue> values;

  private Attributes(Map<String, AttributeValue> values) {
    this.values = values;
  }

  /** Reads a map of attributes. */
  public static Attributes of(Map<String, AttributeValue> values) {
    return new Attributes(values);
  }

  /** Reads an attribute that is a map. */
  public static Attributes of(AttributeValue map) {
    return new Attributes(map.m());
  }

  /** Reads text. */
  public String text(String name) {
    return typed(name, required(name).s());
  }

  /** Reads text that may be absent. */
  public Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  /** Reads a UUID. */
  public UUID uuid(String name) {
    return UUID.fromString(text(name));
  }

  /** Reads an instant. */
  public Instant instant(String name) {
    return Instant.parse(text(name));
  }

  /** Reads an instant that may be absent. */
  public Optional<Instant> optionalInstant(String name) {
    return optionalText(name).map(Instant::parse);
  }

  /** Reads an integer. */
  public long number(String name) {
    return Long.parseLong(typed(name, required(name).n()));
  }

  /** Reads an integer of 32 bits. */
  public int smallNumber(String name) {
    return Math.toIntExact(number(name));
  }

  /** Reads a truth value. */
  public boolean flag(String name) {
    return typed(name, required(name).bool());
  }

  /** Reads a constant of an enumeration by its name. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }

  /** Reads a map. */
  public Attributes map(String name) {
    return typed(name, required(name).hasM() ? of(required(name)) : null);
  }

  /** Reads a map whose keys are data. */
  Map<String, AttributeValue> entries(String name) {
    return map(name).values;
  }

  /** Reads a map that may be absent. */
  public Optional<Attributes> optionalMap(String name) {
    return has(name) ? Optional.of(map(name)) : Optional.empty();
  }

  /** Reads a list of maps. */
  public <T> List<T> list(String name, Function<Attributes, T> element) {
    AttributeValue list = required(name);
    return typed(
        name, list.hasL() ? list.l().stream().map(Attributes::of).map(element).toList() : null);
  }

  /** Whether there is such an attribute. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  private AttributeValue required(String name) {
    AttributeValue value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("stored item lacks " + name);
    }
    return value;
  }

  private static <T> T typed(String name, @Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("stored item has " + name + " of another type");
    }
    return value;
  }
}
