package dev.comanda.shared.adapter.dynamodb;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Writes values as attributes; {@link Attributes} reads them. */
public final class Values {

  /** Nine decimals always, so that text sorts as time does. */
  private static final DateTimeFormatter INSTANT =
      new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

  private Values() {}

  /** Writes text. */
  public static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /** Writes a UUID as its text. */
  public static AttributeValue uuid(UUID value) {
    return text(value.toString());
  }

  /** Writes an instant as text of a fixed length, which sorts as time does (years 0 to 9999). */
  public static AttributeValue instant(Instant value) {
    return text(sortable(value));
  }

  /** An instant as text of a fixed length, which sorts as time does (years 0 to 9999). */
  public static String sortable(Instant value) {
    return INSTANT.format(value);
  }

  /** Writes an integer. */
  public static AttributeValue number(long value) {
    return AttributeValue.fromN(Long.toString(value));
  }

  /** Writes a truth value. */
  public static AttributeValue flag(boolean value) {
    return AttributeValue.fromBool(value);
  }

  /** Writes a map. */
  public static AttributeValue map(Map<String, AttributeValue> values) {
    return AttributeValue.fromM(values);
  }

  /** Writes a list. */
  public static <T> AttributeValue list(
      Collection<T> values, Function<T, Map<String, AttributeValue>> element) {
    return AttributeValue.fromL(values.stream().map(element).map(Values::map).toList());
  }

  /** Makes a map in which absent values are left out. */
  public static Fields fields() {
    return new Fields();
  }

  /** Makes a map of attributes. */
  public static final class Fields {

    private final Map<String, AttributeValue> values = new HashMap<>();

    private Fields() {}

    /** Adds an attribute. */
    public Fields with(String name, AttributeValue value) {
      values.put(name, value);
      return this;
    }

    /** Adds an attribute if there is a value for it. */
    public <T> Fields with(String name, Optional<T> value, Function<T, AttributeValue> write) {
      value.map(write).ifPresent(attribute -> values.put(name, attribute));
      return this;
    }

    /** What was added. */
    public Map<String, AttributeValue> done() {
      return Map.copyOf(values);
    }
  }
}
