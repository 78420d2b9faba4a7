package dev.comanda.architecture;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a stack of {@code infrastructure-pulumi} creates, as it says itself in {@code
 * docs/infrastructure/graph-*.json}, which a test of that module keeps up to date. Reading the file
 * keeps Pulumi's libraries and the application's apart.
 */
final class Provisioned {

  static final List<String> STACKS = List.of("dev", "prod");

  private final String stack;
  private final List<JsonNode> resources;

  private Provisioned(String stack, JsonNode document) {
    this.stack = stack;
    this.resources = elements(document.get("resources")).toList();
  }

  static Provisioned by(String stack) {
    Path file = Path.of("docs", "infrastructure", "graph-%s.json".formatted(stack));
    return new Provisioned(stack, JsonMapper.shared().readTree(Repository.here().text(file)));
  }

  /** Before every name in the account. */
  String prefix() {
    return "comanda-%s-".formatted(stack);
  }

  /**
   * The inputs of all resources of a type, such as {@code Queue}, by their names in the program.
   */
  Map<String, JsonNode> inputs(String type) {
    Map<String, JsonNode> inputs = new LinkedHashMap<>();
    resources.stream()
        .filter(resource -> resource.get("type").asString().endsWith(":" + type))
        .forEach(resource -> inputs.put(resource.get("name").asString(), resource.get("inputs")));
    return inputs;
  }

  JsonNode input(String type, String name) {
    return Optional.ofNullable(inputs(type).get(name))
        .orElseThrow(() -> new AssertionError("%s has no %s %s".formatted(stack, type, name)));
  }

  /** The only container of a task. */
  JsonNode container(String task) {
    return input("TaskDefinition", task).get("containerDefinitions").get(0);
  }

  /** What a container finds in its environment; a secret is called what it is. */
  Map<String, Object> environment(String task) {
    Map<String, Object> environment = new LinkedHashMap<>();
    elements(container(task).get("environment"))
        .forEach(it -> environment.put(it.get("name").asString(), it.get("value").asString()));
    Optional.ofNullable(container(task).get("secrets")).stream()
        .flatMap(Provisioned::elements)
        .forEach(it ->
            environment.put(it.get("name").asString(), "secret " + it.get("name").asString()));
    return environment;
  }

  /** Which resources a role's policy names for an action. */
  List<String> mayBeDone(String policy, String action) {
    return Optional.ofNullable(inputs("RolePolicy").get(policy)).stream()
        .flatMap(it -> elements(it.get("policy").get("Statement")))
        .filter(statement -> texts(statement.get("Action")).contains(action))
        .flatMap(statement -> texts(statement.get("Resource")).stream())
        .distinct()
        .sorted()
        .toList();
  }

  static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array) {
    return elements(array).map(JsonNode::asString).toList();
  }

  @Override
  public String toString() {
    return stack;
  }
}
