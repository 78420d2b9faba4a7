package dev.comanda.shared.adapter.sqs;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.context.Context;
import java.time.DateTimeException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** A message as it came: a CloudEvent, its data still to be translated. */
public final class IncomingMessage {

  private final String id;
  private final String type;
  private final Context trace;
  private final JsonNode data;

  IncomingMessage(String id, String type, Context trace, JsonNode data) {
    this.id = id;
    this.type = type;
    this.trace = trace;
    this.data = data;
  }

  /** The same on every delivery. */
  public String id() {
    return id;
  }

  /** The versioned type, such as {@code comanda.order.placed.v1}. */
  public String type() {
    return type;
  }

  /** The order that the message is about; empty if it names none, or not as it should. */
  Optional<UUID> order() {
    try {
      return Optional.ofNullable(data.path("orderId").textValue()).map(UUID::fromString);
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  /** The trace in which the message was raised; empty if it names none. */
  Context trace() {
    return trace;
  }

  /**
   * Reads the data into a wire record and makes a command of it. Fields that the record does not
   * know are ignored, so that a producer may add some.
   *
   * @throws MalformedMessageException if a field is missing or is no such value, or if the domain
   *     refuses a value by an {@link IllegalArgumentException}, whose text must not repeat the
   *     value
   */
  public <D extends Record, C> C translate(Class<D> record, Function<D, C> translation) {
    D wire = CloudEventsJson.data(type, data, record);
    try {
      return translation.apply(wire);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedMessageException(
          type + ": " + Objects.requireNonNullElse(e.getMessage(), "no such value"));
    }
  }
}
