package dev.comanda.infrastructure.engine;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a tree of inputs, as Pulumi writes it: {@code containerDefinitions[0].name}, or {@code
 * tags["a.b"]} where a key is no identifier.
 */
final class PropertyPath {

  private static final Pattern STEP =
      Pattern.compile("\\.?(?<key>[\\w$-]+)|\\[(?<index>\\d+)]|\\[\"(?<quoted>[^\"]*)\"]");

  private final List<String> steps;

  private PropertyPath(List<String> steps) {
    this.steps = steps;
  }

  static PropertyPath of(String path) {
    List<String> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(path);
    while (matcher.lookingAt()) {
      for (String group : List.of("key", "index", "quoted")) {
        Optional.ofNullable(matcher.group(group)).ifPresent(steps::add);
      }
      matcher.region(matcher.end(), path.length());
    }
    if (matcher.regionStart() < path.length() || steps.isEmpty()) {
      throw new IllegalArgumentException("no property path: " + path);
    }
    return new PropertyPath(steps);
  }

  /** What is there, opened if it is secret. */
  Optional<JsonElement> in(JsonElement tree) {
    return walk(tree).map(List::getLast).map(Secret::open);
  }

  /** Whether what is there, or anything that it is a part of, is secret. */
  boolean isSecretIn(JsonElement tree) {
    return walk(tree).stream().flatMap(List::stream).anyMatch(Secret::is);
  }

  /** Puts a value there, in place: what leads to it has to exist. */
  void set(JsonElement tree, JsonElement value) {
    switch (holder(tree)) {
      case JsonArray array -> array.set(index(array), value);
      case JsonObject object -> object.add(steps.getLast(), value);
      default -> throw absent();
    }
  }

  /** Takes away what is there, in place. */
  void remove(JsonElement tree) {
    if (in(tree).isEmpty()) {
      throw absent();
    }
    switch (holder(tree)) {
      case JsonArray array -> array.remove(index(array));
      case JsonObject object -> object.remove(steps.getLast());
      default -> throw absent();
    }
  }

  /** The places of all values that have no parts, in the tree's order. */
  static List<String> leaves(JsonObject tree) {
    List<String> leaves = new ArrayList<>();
    collect("", tree, leaves);
    return leaves;
  }

  private static void collect(String path, JsonElement tree, List<String> leaves) {
    JsonElement open = Secret.open(tree);
    if (open instanceof JsonObject object && object.size() > 0) {
      object
          .entrySet()
          .forEach(entry -> collect(path + step(path, entry.getKey()), entry.getValue(), leaves));
    } else if (open instanceof JsonArray array && !array.isEmpty()) {
      for (int i = 0; i < array.size(); i++) {
        collect("%s[%d]".formatted(path, i), array.get(i), leaves);
      }
    } else if (!path.isEmpty()) {
      leaves.add(path);
    }
  }

  private static String step(String path, String key) {
    if (!key.matches("[\\w$-]+")) {
      return "[\"%s\"]".formatted(key);
    }
    return path.isEmpty() ? key : "." + key;
  }

  private JsonElement holder(JsonElement tree) {
    List<String> ancestors = steps.subList(0, steps.size() - 1);
    return ancestors.isEmpty()
        ? tree
        : new PropertyPath(ancestors).in(tree).orElseThrow(this::absent);
  }

  private int index(JsonArray array) {
    int index = Integer.parseInt(steps.getLast());
    if (index >= array.size()) {
      throw absent();
    }
    return index;
  }

  private IllegalArgumentException absent() {
    return new IllegalArgumentException("nothing is at " + String.join("/", steps));
  }

  /** What is met on the way, still wrapped, or nothing if the way ends too soon. */
  private Optional<List<JsonElement>> walk(JsonElement tree) {
    List<JsonElement> met = new ArrayList<>();
    met.add(tree);
    for (String step : steps) {
      JsonElement here = Secret.open(met.getLast());
      if (here instanceof JsonObject object && object.has(step)) {
        met.add(object.get(step));
      } else if (here instanceof JsonArray array
          && step.matches("\\d+")
          && Integer.parseInt(step) < array.size()) {
        met.add(array.get(Integer.parseInt(step)));
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(met);
  }
}
