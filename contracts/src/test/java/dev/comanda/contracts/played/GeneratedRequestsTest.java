package dev.comanda.contracts.played;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.described.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code docs/http} is what {@code openapi.yaml} and {@code flows.arazzo.yaml} make of it, and the
 * flows ask for nothing that the API does not know.
 */
class GeneratedRequestsTest {

  private static final Path FOLDER = Path.of("..", "docs", "http");

  private static final String HOW_TO_ACCEPT =
      """
      docs/http is made from contracts/openapi.yaml and contracts/flows.arazzo.yaml. Make it again, and look at the difference
      before you commit it:
        ./mvnw -Pcontracts verify -Dcontracts.accept=true\
      """;

  private static final PlayedRequests PLAYED = PlayedRequests.from(Path.of(""));

  @BeforeAll
  static void accept() throws IOException {
    if (!Boolean.getBoolean("contracts.accept")) {
      return;
    }
    SortedMap<String, String> files = PLAYED.files();
    for (String stale : committed().keySet()) {
      if (!files.containsKey(stale)) {
        Files.delete(FOLDER.resolve(stale));
      }
    }
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = FOLDER.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  @Test
  void what_is_committed_is_what_is_made() throws IOException {
    assertThat(committed()).as(HOW_TO_ACCEPT).isEqualTo(PLAYED.files());
  }

  @Test
  void every_operation_can_be_played() {
    String requests =
        PLAYED.files().entrySet().stream()
            .filter(file -> file.getKey().endsWith(".http"))
            .map(Map.Entry::getValue)
            .collect(joining());

    assertThat(PLAYED.operations().all())
        .hasSizeGreaterThan(20)
        .allSatisfy(operation ->
            assertThat(requests)
                .containsPattern(
                    "\n%s \\{\\{baseUrl}}%s(\\?.*)?\n"
                        .formatted(
                            operation.method(),
                            operation.path().replaceAll("\\{[^}]*}", "\\\\{\\\\{\\\\w+}}"))));
  }

  @Test
  void flows_ask_for_what_the_api_knows() {
    List<String> unknown = new ArrayList<>();
    for (JsonNode workflow : PLAYED.flows().workflows()) {
      for (JsonNode step : workflow.path("steps")) {
        unknown.addAll(unknown(step));
      }
    }
    assertThat(unknown).isEmpty();
  }

  @Test
  void variables_are_captured_before_they_are_used() {
    Set<String> inputs = new HashSet<>(PLAYED.flows().inputs().keySet());
    inputs.addAll(List.of("baseUrl", "simulatorUrl", "$random.uuid"));
    for (Request.Group flow : PLAYED.flows().groups()) {
      Set<String> known = new TreeSet<>(inputs);
      for (Request request : flow.requests()) {
        String text = HttpFile.of(new Request.Group("", "", List.of(), true, List.of(request)));
        assertThat(known).as(request.title()).containsAll(variables(text));
        known.addAll(request.captures().keySet());
      }
    }
  }

  @Test
  void names_are_unique() {
    List<Request> flows =
        PLAYED.flows().groups().stream().flatMap(flow -> flow.requests().stream()).toList();
    List<Request> singles =
        PLAYED.singles().stream().flatMap(tag -> tag.requests().stream()).toList();

    assertThat(Stream.concat(flows.stream(), singles.stream()))
        .extracting(Request::title)
        .doesNotHaveDuplicates();
    assertThat(flows).extracting(Request::name).doesNotHaveDuplicates();
    assertThat(flows.stream().flatMap(request -> request.captures().keySet().stream()))
        .doesNotHaveDuplicates();
  }

  @Test
  void the_flows_are_valid_arazzo() {
    String said = NodeTool.named("redocly").run(Path.of("."), "lint", "flows.arazzo.yaml");

    assertThat(said).contains("valid");
  }

  @Test
  void a_flow_that_asks_for_something_else_is_noticed() {
    String good =
        """
        {"operationId":"$sourceDescriptions.comanda.placeOrder",
         "parameters":[{"name":"Authorization","in":"header","value":"x"},{"name":"Idempotency-Key","in":"header","value":"x"}],
         "requestBody":{"payload":{"items":[{"productId":"x","quantity":1}]}}}
        """;

    assertThat(unknown(step(good))).isEmpty();
    for (String field : List.of("items", "quantity", "productId", "Idempotency-Key", "header")) {
      assertThat(unknown(step(good.replace(field, "fork")))).as(field).isNotEmpty();
    }
    assertThatThrownBy(() -> unknown(step(good.replace("placeOrder", "eat"))))
        .hasMessageContaining("eat");
    assertThatThrownBy(() -> Check.of("$statusCode > 200")).hasMessageContaining("not understood");
  }

  /** What a step names and its operation does not know, or does not name and has to. */
  private static List<String> unknown(JsonNode step) {
    Operation operation = PLAYED.flows().operation(step);
    Set<String> takes = new TreeSet<>();
    Set<String> requires = new TreeSet<>();
    for (Operation.Parameter parameter : operation.parameters()) {
      String name = parameter.in() + " " + parameter.name();
      takes.add(name);
      if (parameter.required()) {
        requires.add(name);
      }
    }
    if (operation.secured()) {
      takes.add("header Authorization");
      requires.add("header Authorization");
    }
    Set<String> given =
        step.path("parameters")
            .valueStream()
            .map(it -> it.path("in").asString() + " " + it.path("name").asString())
            .collect(toCollection(TreeSet::new));
    List<String> wrong = new ArrayList<>();
    difference(wrong, operation.id(), takes, requires, given);
    fields(wrong, operation.id(), step.at("/requestBody/payload"), operation.bodySchema());
    return wrong;
  }

  private static void fields(List<String> wrong, String where, JsonNode body, JsonNode schema) {
    JsonNode known = PLAYED.operations().resolved(schema);
    if (body.isArray()) {
      body.forEach(item -> fields(wrong, where + "[]", item, known.path("items")));
    } else if (body.isObject() || known.path("type").asString("").equals("object")) {
      Set<String> required =
          known
              .path("required")
              .valueStream()
              .map(JsonNode::asString)
              .collect(toCollection(TreeSet::new));
      difference(
          wrong,
          where,
          new TreeSet<>(known.path("properties").propertyNames()),
          required,
          new TreeSet<>(body.propertyNames()));
      body.forEachEntry((name, value) ->
          fields(wrong, where + "." + name, value, known.path("properties").path(name)));
    }
  }

  private static void difference(
      List<String> wrong,
      String where,
      Set<String> takes,
      Set<String> requires,
      Set<String> given) {
    given.stream()
        .filter(name -> !takes.contains(name))
        .forEach(name -> wrong.add("%s does not know '%s'".formatted(where, name)));
    requires.stream()
        .filter(name -> !given.contains(name))
        .forEach(name -> wrong.add("%s needs '%s'".formatted(where, name)));
  }

  private static Set<String> variables(String text) {
    return Pattern.compile("\\{\\{([^}]+)}}")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  private static JsonNode step(String json) {
    return JsonMapper.shared().readTree(json);
  }

  /** What people wrote by hand, and what they keep for themselves, is not looked at. */
  private static SortedMap<String, String> committed() throws IOException {
    SortedMap<String, String> files = new TreeMap<>();
    if (!Files.exists(FOLDER)) {
      return files;
    }
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      for (Path path : paths.filter(GeneratedRequestsTest::isGenerated).toList()) {
        String name = FOLDER.relativize(path).toString().replace('\\', '/');
        files.put(name, Files.readString(path));
      }
    }
    return files;
  }

  private static boolean isGenerated(Path path) {
    String name = path.getFileName().toString();
    return name.endsWith(".http")
        || name.endsWith(".bru")
        || name.equals("bruno.json")
        || name.equals("http-client.env.json");
  }
}
