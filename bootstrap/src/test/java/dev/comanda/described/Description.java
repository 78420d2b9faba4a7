package dev.comanda.described;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A description in YAML (AsyncAPI, OpenAPI) whose schemas are JSON Schemas (2020-12). */
public final class Description {

  private static final String ADDRESS = "https://comanda.dev/description.json";

  private final JsonNode document;
  private final SchemaRegistry registry;

  /** By their pointers; whoever looks at every answer of a run asks for few of them, often. */
  private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

  private Description(JsonNode document) {
    this.document = document;
    this.registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Map.of(ADDRESS, document.toString())));
  }

  /** The one in a file. */
  public static Description read(Path file) {
    try {
      Object yaml = new Yaml().load(Files.readString(file));
      return new Description(JsonMapper.shared().valueToTree(yaml));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A description that somebody else has read. */
  public static Description of(JsonNode document) {
    return new Description(document);
  }

  /** The same document as YAML, in its own order and without abbreviations. */
  public String yaml() {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setIndicatorIndent(2);
    options.setIndentWithIndicator(true);
    options.setWidth(140);
    Object plain = JsonMapper.shared().convertValue(document, Object.class);
    return new Yaml(options).dump(plain);
  }

  /** All of it, with its references. */
  public JsonNode document() {
    return document;
  }

  /** What is at a pointer such as {@code /channels}; references on its way are followed. */
  public JsonNode at(String pointer) {
    return document.at(followed(pointer));
  }

  /** The same, or what it refers to. */
  public JsonNode resolved(JsonNode node) {
    JsonNode found = node;
    while (found.has("$ref")) {
      found = document.at(found.path("$ref").asString().substring(1));
    }
    return found;
  }

  /** What is wrong with a document, by the schema at a pointer; never a value of the document. */
  public List<String> errors(String schema, String json) {
    return schemas
        .computeIfAbsent(schema, this::compiled)
        .validate(
            json,
            InputFormat.JSON,
            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)))
        .stream()
        .map(error -> error.getInstanceLocation() + ": " + error.getMessage())
        .toList();
  }

  private Schema compiled(String schema) {
    return registry.getSchema(SchemaLocation.of(ADDRESS + "#" + followed(schema)));
  }

  /** The pointer that leads to the same place without references. */
  private String followed(String pointer) {
    String place = "";
    for (String step : pointer.split("/", -1)) {
      if (!step.isEmpty()) {
        place = target(place + "/" + step);
      }
    }
    return place;
  }

  private String target(String pointer) {
    JsonNode reference = document.at(pointer).path("$ref");
    return reference.isString() ? target(reference.asString().substring(1)) : pointer;
  }
}
