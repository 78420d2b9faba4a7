package dev.comanda.shared.adapter.http;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractSmartHttpMessageConverter;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads JSON bodies into wire records without giving up at the first wrong field: it compares the
 * body with the record, notes what does not fit, and binds the rest. Nothing is converted on the
 * way: a number is not a text, and a text is not a number.
 */
final class SubmittedConverter extends AbstractSmartHttpMessageConverter<Submitted<?>> {

  /** Names that look like names are repeated to the caller; others might be anything. */
  private static final Pattern PRINTABLE_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,39}");

  private final JsonMapper json;

  SubmittedConverter(JsonMapper json) {
    super(MediaType.APPLICATION_JSON);
    this.json = json;
  }

  @Override
  public boolean canRead(ResolvableType type, @Nullable MediaType mediaType) {
    return type.toClass() == Submitted.class && canRead(mediaType);
  }

  @Override
  public boolean canWrite(
      ResolvableType targetType, Class<?> valueClass, @Nullable MediaType mediaType) {
    return false;
  }

  @Override
  public Submitted<?> read(
      ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
      throws IOException {
    Class<?> wireRecord = type.getGeneric(0).toClass();
    try {
      JsonNode body = json.readTree(message.getBody());
      if (!body.isObject()) {
        throw new HttpMessageNotReadableException("the body is no JSON object", message);
      }
      Fields fields = Fields.ofRequest();
      JsonNode fitting = fit(body, wireRecord, fields).orElseThrow();
      return new Submitted<>(json.treeToValue(fitting, wireRecord), fields);
    } catch (JacksonException e) {
      throw new HttpMessageNotReadableException("the body is no JSON", e, message);
    }
  }

  @Override
  protected void writeInternal(
      Submitted<?> body,
      ResolvableType type,
      HttpOutputMessage message,
      @Nullable Map<String, Object> hints) {
    throw new UnsupportedOperationException("requests are only read");
  }

  private static Optional<JsonNode> fit(JsonNode node, Type type, Fields fields) {
    if (node.isNull()) {
      return Optional.empty();
    }
    if (type instanceof ParameterizedType list) {
      return node.isArray()
          ? Optional.of(fitElements(node, list.getActualTypeArguments()[0], fields))
          : refuse(fields, "must be a list");
    }
    if (type instanceof Class<?> c && c.isRecord()) {
      return node.isObject()
          ? Optional.of(fitObject(node, c, fields))
          : refuse(fields, "must be an object");
    }
    if (type == String.class) {
      return node.isString() ? Optional.of(node) : refuse(fields, "must be a text");
    }
    if (type == Integer.class) {
      if (!node.isIntegralNumber()) {
        return refuse(fields, "must be a whole number");
      }
      return node.canConvertToInt() ? Optional.of(node) : refuse(fields, "is out of range");
    }
    throw new IllegalStateException("wire records of requests hold no " + type);
  }

  private static JsonNode fitElements(JsonNode list, Type type, Fields fields) {
    ArrayNode fitting = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.size(); i++) {
      fit(list.get(i), type, fields.at(i)).ifPresentOrElse(fitting::add, fitting::addNull);
    }
    return fitting;
  }

  private static JsonNode fitObject(JsonNode object, Class<?> wireRecord, Fields fields) {
    Map<String, Type> known =
        Arrays.stream(wireRecord.getRecordComponents())
            .collect(Collectors.toMap(RecordComponent::getName, RecordComponent::getGenericType));
    ObjectNode fitting = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      String name = property.getKey();
      Type type = known.get(name);
      if (type == null) {
        fields.at(PRINTABLE_NAME.matcher(name).matches() ? name : "?").wrong("is not known");
      } else {
        fit(property.getValue(), type, fields.at(name)).ifPresent(fit -> fitting.set(name, fit));
      }
    }
    return fitting;
  }

  private static Optional<JsonNode> refuse(Fields fields, String message) {
    fields.wrong(message);
    return Optional.empty();
  }
}
