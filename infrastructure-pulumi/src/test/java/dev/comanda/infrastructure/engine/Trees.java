package dev.comanda.infrastructure.engine;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonPrimitive;
import com.google.gson.TypeAdapter;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.core.internal.Constants;
import java.io.IOException;
import java.util.TreeMap;

/** Reads what came over the wire as a tree of JSON in which keys have an order. */
final class Trees {

  private static final String UNKNOWN = "[unknown]";

  private static final TypeAdapter<JsonElement> STRICT = new Gson().getAdapter(JsonElement.class);

  private Trees() {}

  static JsonObject of(Struct struct) {
    JsonObject tree = new JsonObject();
    new TreeMap<>(struct.getFieldsMap()).forEach((key, value) -> tree.add(key, of(value)));
    return tree;
  }

  private static JsonElement of(Value value) {
    return switch (value.getKindCase()) {
      case NULL_VALUE, KIND_NOT_SET -> JsonNull.INSTANCE;
      case BOOL_VALUE -> new JsonPrimitive(value.getBoolValue());
      case NUMBER_VALUE -> number(value.getNumberValue());
      case STRING_VALUE -> text(value.getStringValue());
      case LIST_VALUE -> {
        JsonArray array = new JsonArray();
        value.getListValue().getValuesList().forEach(element -> array.add(of(element)));
        yield array;
      }
      case STRUCT_VALUE -> {
        Struct struct = value.getStructValue();
        if (Wire.isSecret(value)) {
          yield Secret.wrap(of(struct.getFieldsOrThrow(Constants.SecretValueName)));
        } else if (Wire.isResource(value)) {
          yield new JsonPrimitive(
              Urn.reference(struct.getFieldsOrThrow(Constants.ResourceUrnName).getStringValue()));
        }
        yield of(struct);
      }
    };
  }

  private static JsonPrimitive number(double number) {
    return number == Math.rint(number)
        ? new JsonPrimitive((long) number)
        : new JsonPrimitive(number);
  }

  /** A text that is a document in JSON, as policies are, is read as that. */
  private static JsonElement text(String text) {
    if (text.equals(Constants.UnknownValue)) {
      return new JsonPrimitive(UNKNOWN);
    }
    if (text.startsWith("{") || text.startsWith("[")) {
      try {
        return sorted(STRICT.fromJson(text));
      } catch (IOException | JsonParseException e) {
        return new JsonPrimitive(text);
      }
    }
    return new JsonPrimitive(text);
  }

  private static JsonElement sorted(JsonElement element) {
    if (element instanceof JsonObject object) {
      JsonObject sorted = new JsonObject();
      new TreeMap<>(object.asMap()).forEach((key, value) -> sorted.add(key, sorted(value)));
      return sorted;
    } else if (element instanceof JsonArray array) {
      JsonArray sorted = new JsonArray();
      array.forEach(value -> sorted.add(sorted(value)));
      return sorted;
    }
    return element;
  }
}
