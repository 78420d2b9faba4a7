package dev.comanda.infrastructure.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

/** How a tree of inputs says that a part of it is secret: the part, in an object of its own. */
final class Secret {

  /** What stands where a secret must not be read. */
  static final String MASK = "[secret]";

  private Secret() {}

  static JsonElement wrap(JsonElement value) {
    JsonObject secret = new JsonObject();
    secret.add(MASK, value);
    return secret;
  }

  static boolean is(JsonElement value) {
    return value instanceof JsonObject object && object.has(MASK);
  }

  /** The value, whether it is secret or not. */
  static JsonElement open(JsonElement value) {
    return is(value) ? value.getAsJsonObject().get(MASK) : value;
  }

  /** The tree without its secrets; of a secret document, the keys remain. */
  static JsonElement mask(JsonElement value) {
    return mask(value, false);
  }

  private static JsonElement mask(JsonElement value, boolean secret) {
    if (is(value)) {
      return mask(open(value), true);
    } else if (value instanceof JsonObject object) {
      JsonObject masked = new JsonObject();
      object
          .entrySet()
          .forEach(entry -> masked.add(entry.getKey(), mask(entry.getValue(), secret)));
      return masked;
    } else if (value instanceof JsonArray array) {
      JsonArray masked = new JsonArray();
      array.forEach(element -> masked.add(mask(element, secret)));
      return masked;
    }
    return secret ? new JsonPrimitive(MASK) : value;
  }
}
