package dev.comanda.shared.adapter.sqs;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Messages on the wire: CloudEvents 1.0 as JSON in structured mode, with the trace in which they
 * were raised. Strict about the envelope and the fields it knows, indifferent to further ones.
 */
public final class CloudEventsJson {

  /** The media type of a whole message. */
  static final String CONTENT_TYPE = JsonFormat.CONTENT_TYPE;

  private static final String DATA_CONTENT_TYPE = "application/json";

  /** The attributes that the specification requires, and the data. */
  private static final List<String> REQUIRED =
      List.of("specversion", "id", "source", "type", "data");

  private static final Pattern NAME = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final TextMapPropagator TRACE = W3CTraceContextPropagator.getInstance();
  private static final JsonMapper MAPPER = mapper();

  private CloudEventsJson() {}

  /**
   * Writes a message that tells of something that happened to an aggregate. Writing the same again
   * gives the same id, so a message that is stored twice by mistake is one message to its readers.
   *
   * @param context the context that speaks, such as {@code order}
   * @param aggregate the id of what it happened to
   * @param data a flat record of JDK types
   */
  public static OutgoingMessage message(
      String context, UUID aggregate, String type, String queue, Instant at, Record data) {
    UUID id =
        UUID.nameUUIDFromBytes(
            String.join("|", queue, type, aggregate.toString(), at.toString())
                .getBytes(StandardCharsets.UTF_8));
    CloudEventBuilder event =
        CloudEventBuilder.v1()
            .withId(id.toString())
            .withSource(URI.create("/comanda/" + context))
            .withType(type)
            .withSubject(aggregate.toString())
            .withTime(at.atOffset(ZoneOffset.UTC))
            .withData(DATA_CONTENT_TYPE, JsonCloudEventData.wrap(MAPPER.valueToTree(data)));
    TRACE.inject(
        Context.current(),
        event,
        (carrier, name, value) -> Objects.requireNonNull(carrier).withExtension(name, value));
    try {
      return new OutgoingMessage(id, queue, type, at, MAPPER.writeValueAsString(event.build()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + type, e);
    }
  }

  /**
   * Reads the envelope of a message.
   *
   * @throws MalformedMessageException if it is not a CloudEvent 1.0 with JSON data
   */
  public static IncomingMessage read(String body) {
    CloudEvent event = parse(body);
    if (event.getSpecVersion() != SpecVersion.V1) {
      throw new MalformedMessageException("the message is not a CloudEvent 1.0");
    }
    if (!NAME.matcher(event.getId()).matches() || !NAME.matcher(event.getType()).matches()) {
      throw new MalformedMessageException("id and type must have 1 to 255 visible characters");
    }
    if (!(event.getData() instanceof JsonCloudEventData data) || !data.getNode().isObject()) {
      throw new MalformedMessageException(event.getType() + ": data is not a JSON object");
    }
    Context trace = TRACE.extract(Context.root(), event, Extensions.GETTER);
    return new IncomingMessage(event.getId(), event.getType(), trace, data.getNode());
  }

  /** The trace that a message names, well-formed or not. */
  static Optional<String> traceparent(String body) {
    return name("traceparent", body);
  }

  /** The type that a message names, well-formed or not. */
  static Optional<String> type(String body) {
    return name("type", body);
  }

  private static Optional<String> name(String field, String body) {
    try {
      return Optional.ofNullable(MAPPER.readTree(body))
          .map(message -> message.path(field).textValue())
          .filter(value -> NAME.matcher(value).matches());
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  /**
   * Reads the data of a message.
   *
   * @throws MalformedMessageException if a field is missing or is no such value; it names the field
   */
  static <D extends Record> D data(String type, JsonNode data, Class<D> record) {
    try {
      return MAPPER.treeToValue(data, record);
    } catch (JsonMappingException e) {
      // Its own text would repeat the value.
      String field =
          e.getPath().stream()
              .map(step -> step.getFieldName() == null ? "[]" : step.getFieldName())
              .collect(Collectors.joining("."));
      throw new MalformedMessageException(type + ": " + field);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree has no syntax errors", e);
    }
  }

  private static CloudEvent parse(String body) {
    CloudEvent event;
    try {
      event = MAPPER.readValue(body, CloudEvent.class);
    } catch (JsonParseException e) {
      // Its own text would repeat a part of the body.
      JsonLocation at = e.getLocation();
      throw new MalformedMessageException(
          "the message is not JSON, at line %d, column %d"
              .formatted(at.getLineNr(), at.getColumnNr()));
    } catch (JsonProcessingException _) {
      throw new MalformedMessageException("the message is not a CloudEvent" + missing(body));
    }
    if (event == null) {
      throw new MalformedMessageException("the message is not a CloudEvent");
    }
    return event;
  }

  /**
   * What every CloudEvent has and this one has not; empty if it is something else that is wrong.
   */
  private static String missing(String body) {
    try {
      JsonNode message = MAPPER.readTree(body);
      String missing =
          REQUIRED.stream()
              .filter(attribute -> !message.hasNonNull(attribute))
              .collect(Collectors.joining(", "));
      return missing.isEmpty() ? "" : ", it has no " + missing;
    } catch (JsonProcessingException _) {
      // The reader of CloudEvents gave up before it came to what is not even JSON.
      return "";
    }
  }

  private static JsonMapper mapper() {
    SimpleModule instants =
        new SimpleModule()
            .addSerializer(Instant.class, ToStringSerializer.instance)
            .addDeserializer(Instant.class, new InstantFromText());
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(JsonFormat.getCloudEventJacksonModule())
            .addModule(instants)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            // An amount that comes as a number may have been through a double already.
            .withCoercionConfig(
                LogicalType.Textual,
                text ->
                    text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                        .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .build();
    mapper.setDefaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL));
    return mapper;
  }

  /** An instant is a text with an offset, never a number. */
  private static final class InstantFromText extends FromStringDeserializer<Instant> {

    InstantFromText() {
      super(Instant.class);
    }

    @Override
    protected Instant _deserialize(String value, DeserializationContext context) {
      return Instant.parse(value);
    }
  }

  private enum Extensions implements TextMapGetter<CloudEvent> {
    GETTER;

    @Override
    public Iterable<String> keys(CloudEvent event) {
      return event.getExtensionNames();
    }

    @Override
    public @Nullable String get(@Nullable CloudEvent event, String name) {
      Object value = event == null ? null : event.getExtension(name);
      return value == null ? null : value.toString();
    }
  }
}
