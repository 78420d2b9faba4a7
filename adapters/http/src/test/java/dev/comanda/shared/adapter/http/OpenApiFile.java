package dev.comanda.shared.adapter.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code contracts/openapi.yaml}: the description as it is committed. */
final class OpenApiFile {

  private static final Path COMMITTED = Path.of("..", "..", "contracts", "openapi.yaml");
  private static final Path PACKED =
      Path.of("target", "classes", "dev", "comanda", "shared", "adapter", "http", "openapi.yaml");

  private OpenApiFile() {}

  static String read() {
    try {
      return Files.readString(COMMITTED);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Also where it was copied to already, so that the jar of this build has the new one. */
  static void write(JsonNode description) {
    try {
      Files.writeString(COMMITTED, yaml(description));
      Files.writeString(PACKED, yaml(description));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** In its own order and without abbreviations. */
  static String yaml(JsonNode description) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(140);
    return new Yaml(options).dump(Json.mapper().convertValue(description, Object.class));
  }

  /** What has no order of its own gets one, so that only what has changed is different. */
  static JsonNode inOrder(JsonNode description) {
    ObjectNode ordered = (ObjectNode) description.deepCopy();
    ordered.set("paths", byName(description.path("paths")));
    ((ObjectNode) ordered.path("components"))
        .properties()
        .forEach(kind -> kind.setValue(byName(kind.getValue())));
    List<JsonNode> tags =
        description
            .path("tags")
            .valueStream()
            .sorted(Comparator.comparing(tag -> tag.path("name").asString()))
            .toList();
    ordered.putArray("tags").addAll(tags);
    return ordered;
  }

  private static ObjectNode byName(JsonNode object) {
    ObjectNode sorted = Json.mapper().createObjectNode();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> sorted.set(entry.getKey(), entry.getValue()));
    return sorted;
  }
}
