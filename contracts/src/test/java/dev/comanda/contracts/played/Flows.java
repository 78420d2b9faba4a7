package dev.comanda.contracts.played;

import dev.comanda.described.Description;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The workflows of {@code flows.arazzo.yaml}: as much of Arazzo as they use. */
final class Flows {

  private static final Pattern EMBEDDED = Pattern.compile("\\{(\\$[^}]+)}");

  private final JsonNode document;
  private final Map<String, Operations> sources;

  private Flows(JsonNode document, Map<String, Operations> sources) {
    this.document = document;
    this.sources = sources;
  }

  static Flows in(Path file, Map<String, Operations> sources) {
    return new Flows(Description.read(file).at(""), sources);
  }

  /** One group for each workflow. */
  List<Request.Group> groups() {
    return workflows().stream().map(this::group).toList();
  }

  /** What somebody has to know before: by name, as a JSON schema. */
  SequencedMap<String, JsonNode> inputs() {
    SequencedMap<String, JsonNode> inputs = new LinkedHashMap<>();
    for (JsonNode workflow : workflows()) {
      workflow.at("/inputs/properties").forEachEntry(inputs::put);
    }
    return inputs;
  }

  List<JsonNode> workflows() {
    return document.path("workflows").valueStream().toList();
  }

  Operation operation(JsonNode step) {
    return Operations.named(sources, step.path("operationId").asString());
  }

  private Request.Group group(JsonNode workflow) {
    JsonNode inputs = workflow.at("/inputs/properties");
    List<String> notes = new ArrayList<>();
    notes.add(workflow.path("description").asString());
    inputs.forEachEntry((name, schema) -> {
      if (!isRandom(schema)) {
        notes.add("`%s`: %s".formatted(name, schema.path("description").asString()));
      }
    });
    List<Request> requests = new ArrayList<>();
    for (JsonNode step : workflow.path("steps")) {
      requests.add(request(step, inputs));
    }
    return new Request.Group(
        workflow.path("workflowId").asString(),
        workflow.path("summary").asString(),
        notes,
        true,
        requests);
  }

  private Request request(JsonNode step, JsonNode inputs) {
    Operation operation = operation(step);
    String path = operation.path();
    SequencedMap<String, String> query = new LinkedHashMap<>();
    SequencedMap<String, String> headers = new LinkedHashMap<>();
    for (JsonNode parameter : step.path("parameters")) {
      String name = parameter.path("name").asString();
      String value = text(parameter.path("value"), inputs);
      switch (parameter.path("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", value);
        case "query" -> query.put(name, value);
        case "header" -> headers.put(name, value);
        case String unknown -> throw new AssertionError("no parameters in " + unknown);
      }
    }
    SequencedMap<String, String> captures = new LinkedHashMap<>();
    step.path("outputs")
        .forEachEntry(
            (name, value) -> captures.put(name, value.asString().replace("$response.body#", "")));
    JsonNode payload = step.at("/requestBody/payload");
    return new Request(
        step.path("stepId").asString(),
        step.path("description").asString(),
        "",
        operation.method(),
        operation.base(),
        path,
        query,
        List.of(),
        headers,
        payload.isMissingNode() ? Optional.empty() : Optional.of(filled(payload, inputs)),
        step.path("successCriteria")
            .valueStream()
            .map(criterion -> Check.of(criterion.path("condition").asString()))
            .toList(),
        captures,
        retry(step));
  }

  private static Optional<Request.Retry> retry(JsonNode step) {
    JsonNode retry = step.at("/onFailure/0");
    return retry.path("type").asString("").equals("retry")
        ? Optional.of(
            new Request.Retry(
                (int) (retry.path("retryAfter").asDouble() * 1000),
                retry.path("retryLimit").asInt()))
        : Optional.empty();
  }

  private static JsonNode filled(JsonNode payload, JsonNode inputs) {
    if (payload.isObject()) {
      ObjectNode filled = JsonMapper.shared().createObjectNode();
      payload.forEachEntry((name, value) -> filled.set(name, filled(value, inputs)));
      return filled;
    }
    if (payload.isArray()) {
      return JsonMapper.shared()
          .createArrayNode()
          .addAll(payload.valueStream().map(value -> filled(value, inputs)).toList());
    }
    return payload.isString() ? JsonMapper.shared().valueToTree(text(payload, inputs)) : payload;
  }

  /** A value of Arazzo, with a variable for each runtime expression. */
  private static String text(JsonNode value, JsonNode inputs) {
    String text = value.asString();
    return text.startsWith("$")
        ? variable(text, inputs)
        : EMBEDDED
            .matcher(text)
            .replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), inputs)));
  }

  private static String variable(String expression, JsonNode inputs) {
    String name = expression.substring(expression.lastIndexOf('.') + 1);
    return expression.startsWith("$inputs.") && isRandom(inputs.path(name))
        ? Request.RANDOM
        : "{{%s}}".formatted(name);
  }

  /** Nobody has to think of it: a new one each time. */
  private static boolean isRandom(JsonNode input) {
    return input.path("format").asString("").equals("uuid");
  }
}
