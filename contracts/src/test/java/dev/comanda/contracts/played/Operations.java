package dev.comanda.contracts.played;

import dev.comanda.described.Description;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** All operations of one OpenAPI description, in its order. */
final class Operations {

  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final Description api;
  private final String base;
  private final SequencedMap<String, Operation> byId = new LinkedHashMap<>();

  private Operations(Description api, String base) {
    this.api = api;
    this.base = base;
    api.at("/paths")
        .forEachEntry((path, item) ->
            item.forEachEntry((method, operation) -> {
              if (METHODS.contains(method)) {
                add(path, method, operation);
              }
            }));
  }

  /** Those of a file; {@code base} is the variable with the address of who is asked. */
  static Operations in(Path file, String base) {
    return new Operations(Description.read(file), base);
  }

  Collection<Operation> all() {
    return byId.values();
  }

  Operation named(String id) {
    Operation found = byId.get(id);
    if (found == null) {
      throw new AssertionError(
          "There is no operation '%s'; there are %s".formatted(id, byId.keySet()));
    }
    return found;
  }

  /** What a reference in a schema refers to. */
  JsonNode resolved(JsonNode schema) {
    return api.resolved(schema);
  }

  private void add(String path, String method, JsonNode operation) {
    String id = operation.path("operationId").asString();
    List<Operation.Parameter> parameters = new ArrayList<>();
    for (JsonNode parameter : operation.path("parameters")) {
      parameters.add(
          new Operation.Parameter(
              parameter.path("name").asString(),
              parameter.path("in").asString(),
              parameter.path("required").asBoolean(false)));
    }
    JsonNode body = operation.path("requestBody").path("content").path("application/json");
    SequencedMap<String, JsonNode> examples = new LinkedHashMap<>();
    body.path("examples").forEachEntry((name, it) -> examples.put(name, it.path("value")));
    Set<Integer> statuses = new LinkedHashSet<>();
    operation.path("responses").propertyNames().forEach(it -> statuses.add(Integer.valueOf(it)));
    int success = Operation.success(statuses);
    JsonNode answer = operation.path("responses").path(String.valueOf(success));
    byId.put(
        id,
        new Operation(
            id,
            method.toUpperCase(Locale.ROOT),
            base,
            path,
            operation.path("tags").path(0).asString(""),
            operation.path("summary").asString(),
            operation.path("description").asString(""),
            !operation.path("security").isEmpty(),
            List.copyOf(parameters),
            resolved(body.path("schema")),
            examples,
            resolved(answer.path("content").path("application/json").path("schema")),
            success));
  }

  /** By the names that {@code flows.arazzo.yaml} gives to descriptions. */
  static Operation named(Map<String, Operations> sources, String reference) {
    String[] parts = reference.split("\\.", 3);
    Operations source = parts.length == 3 ? sources.get(parts[1]) : null;
    if (source == null || !parts[0].equals("$sourceDescriptions")) {
      throw new AssertionError("%s names none of %s".formatted(reference, sources.keySet()));
    }
    return source.named(parts[2]);
  }
}
