package dev.comanda.infrastructure;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * JSON whose values may be outputs. Keys are sorted: another order would look like a change each
 * time the program runs.
 */
final class Json {

  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private Json() {}

  /**
   * Writes a value.
   *
   * @param value a map, a collection, an output of either, or a plain value, and so on inside
   */
  static Output<String> of(Object value) {
    return resolved(value).applyValue(GSON::toJson);
  }

  private static Output<Object> resolved(Object value) {
    return switch (value) {
      case Output<?> output -> output.apply(Json::resolved);
      case Map<?, ?> map -> map(map);
      case Collection<?> items ->
          Output.all(items.stream().map(Json::resolved).toList()).applyValue(all -> (Object) all);
      default -> Output.of(value);
    };
  }

  private static Output<Object> map(Map<?, ?> map) {
    SortedMap<String, Object> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value));
    List<String> keys = new ArrayList<>(sorted.keySet());
    return Output.all(sorted.values().stream().map(Json::resolved).toList())
        .applyValue(values -> {
          SortedMap<String, Object> all = new TreeMap<>();
          for (int i = 0; i < keys.size(); i++) {
            all.put(keys.get(i), values.get(i));
          }
          return (Object) all;
        });
  }
}
