package dev.comanda.infrastructure.engine;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The configuration of a stack as Pulumi puts it together: the defaults of the project's file, then
 * the stack's own, then its secrets, all of them as text and under full keys.
 *
 * @param stack the stack's name
 * @param values by key, such as {@code comanda:region}
 * @param secretKeys of them, those that Pulumi keeps encrypted
 */
public record StackConfig(
    String stack, SortedMap<String, String> values, SortedSet<String> secretKeys) {

  /**
   * Reads {@code Pulumi.yaml} and the stack's file.
   *
   * @param folder where they are
   * @param secrets what is nowhere in plain text, by full key
   */
  public static StackConfig read(Path folder, String stack, Map<String, String> secrets) {
    SortedMap<String, String> values = new TreeMap<>();
    config(folder.resolve("Pulumi.yaml"))
        .forEach((key, declaration) -> {
          if (declaration instanceof Map<?, ?> property && property.containsKey("default")) {
            values.put(Engine.PROJECT + ":" + key, text(property.get("default")));
          }
        });
    config(folder.resolve("Pulumi.%s.yaml".formatted(stack)))
        .forEach((key, value) -> values.put(key, text(value)));
    values.putAll(secrets);
    return new StackConfig(
        stack,
        Collections.unmodifiableSortedMap(values),
        Collections.unmodifiableSortedSet(new TreeSet<>(secrets.keySet())));
  }

  private static Map<String, Object> config(Path file) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (Reader reader = Files.newBufferedReader(file)) {
      Map<String, Map<String, Object>> document = yaml.load(reader);
      return document.getOrDefault("config", Map.of());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Object value) {
    return value instanceof Collection<?> || value instanceof Map<?, ?>
        ? new Gson().toJson(value)
        : String.valueOf(value);
  }
}
