package dev.comanda.contracts.played;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every operation by itself, a group for each tag. What one of them answers the others use: an
 * order that was just placed, or the first of a list; whoever signed in last.
 */
final class Singles {

  private static final String TOKEN = "accessToken";

  /** Fields of the examples that somebody fills in before. */
  private static final Map<String, String> VARIABLES =
      Map.of("taxId", "taxId", "password", "employeePassword", "productId", "productId");

  private final Operations operations;

  Singles(Operations operations) {
    this.operations = operations;
  }

  List<Request.Group> groups() {
    return operations.all().stream()
        .collect(Collectors.groupingBy(Operation::tag, LinkedHashMap::new, Collectors.toList()))
        .entrySet()
        .stream()
        .sorted(Map.Entry.comparingByKey())
        .map(entry ->
            new Request.Group(
                entry.getKey().toLowerCase(Locale.ROOT),
                entry.getKey(),
                List.of(
                    "Each of them by itself. Get a token first (identity); the last one is used,"
                        + " and so is what was listed or made last."),
                false,
                entry.getValue().stream().flatMap(it -> requests(it).stream()).toList()))
        .toList();
  }

  private List<Request> requests(Operation operation) {
    if (operation.examples().size() < 2) {
      return List.of(request(operation, "", operation.examples().values().stream().findFirst()));
    }
    List<Request> requests = new ArrayList<>();
    operation
        .examples()
        .forEach((name, body) ->
            requests.add(
                request(operation, name.substring(name.lastIndexOf('-') + 1), Optional.of(body))));
    return requests;
  }

  private Request request(Operation operation, String variant, Optional<JsonNode> body) {
    SequencedMap<String, String> query = new LinkedHashMap<>();
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    List<String> also = new ArrayList<>();
    if (operation.secured()) {
      headers.put("Authorization", "Bearer {{%s}}".formatted(TOKEN));
    }
    for (Operation.Parameter parameter : operation.parameters()) {
      switch (parameter.in()) {
        case "header" -> headers.put(parameter.name(), Request.RANDOM);
        case "query" -> {
          if (parameter.required()) {
            query.put(parameter.name(), "{{%s}}".formatted(parameter.name()));
          } else {
            also.add(parameter.name());
          }
        }
        default -> {}
      }
    }
    String id = id(operation);
    return new Request(
        variant.isEmpty() ? operation.id() : operation.id() + capitalised(variant),
        variant.isEmpty() ? operation.summary() : operation.summary() + " (" + variant + ")",
        operation.description(),
        operation.method(),
        operation.base(),
        operation.path().replace("{id}", "{{%s}}".formatted(id)),
        query,
        also,
        headers,
        body.map(Singles::filled),
        List.of(Check.status(operation.success())),
        captures(operation, id),
        Optional.empty());
  }

  private SequencedMap<String, String> captures(Operation operation, String id) {
    SequencedMap<String, String> captures = new LinkedHashMap<>();
    JsonNode answered = operation.answer().path("properties");
    if (answered.has(TOKEN)) {
      captures.put(TOKEN, "/" + TOKEN);
    }
    if (operations.all().stream()
        .noneMatch(it -> it.path().contains("{id}") && id(it).equals(id))) {
      return captures;
    }
    JsonNode listed = operations.resolved(answered.path("items").path("items"));
    if (answered.has("id")) {
      captures.put(id, "/id");
    } else if (listed.path("properties").has("id")) {
      captures.put(id, "/items/0/id");
    }
    return captures;
  }

  /** The variable for what a path is about: {@code orderId} for {@code /order/{id}/cancel}. */
  private static String id(Operation operation) {
    StringBuilder name = new StringBuilder();
    String[] segments = operation.path().replaceFirst("^/(admin/)?", "").split("/", -1);
    for (String word : segments[0].replaceFirst("s$", "").split("-", -1)) {
      name.append(name.isEmpty() ? word : capitalised(word));
    }
    return name + "Id";
  }

  /** An example with variables, and no more than one element of each list. */
  private static JsonNode filled(JsonNode example) {
    if (example.isArray()) {
      return JsonMapper.shared()
          .createArrayNode()
          .addAll(example.valueStream().limit(1).map(Singles::filled).toList());
    }
    if (!example.isObject()) {
      return example;
    }
    ObjectNode filled = JsonMapper.shared().createObjectNode();
    example.forEachEntry((name, value) -> {
      String variable = VARIABLES.get(name);
      if (variable == null) {
        filled.set(name, filled(value));
      } else {
        filled.put(name, "{{%s}}".formatted(variable));
      }
    });
    return filled;
  }

  private static String capitalised(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }
}
