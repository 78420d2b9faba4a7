package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The API's description is what its controllers say, and is complete and true. */
final class OpenApiTest {

  private static final List<String> METHODS = List.of("get", "post", "put", "delete");
  private static final String ID = "0197f0a0-0000-7000-8000-000000000001";

  private static Server server;
  private static JsonNode api;

  /** An operation of the document. */
  private record Documented(String method, String path, JsonNode operation) {

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }

  @BeforeAll
  static void start() throws Exception {
    server = Server.start();
    HttpResponse<String> answer = get(Server.DESCRIBED);
    assertThat(answer.statusCode()).isEqualTo(200);
    api = OpenApiFile.inOrder(Json.mapper().readTree(answer.body()));
    if (Boolean.getBoolean("contracts.accept")) {
      OpenApiFile.write(api);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void the_committed_file_is_what_the_controllers_say() {
    assertThat(OpenApiFile.read())
        .as("./mvnw -Pcontracts verify -Dcontracts.accept=true writes it")
        .isEqualTo(OpenApiFile.yaml(api));
  }

  @Test
  void it_is_served_as_it_was_committed() throws Exception {
    HttpResponse<String> yaml = get("/v3/api-docs.yaml");
    assertThat(yaml.body()).isEqualTo(OpenApiFile.read());
    assertThat(yaml.headers().firstValue("Content-Type")).hasValue("application/yaml");
    HttpResponse<String> json = get("/v3/api-docs");
    assertThat(Json.mapper().readTree(json.body()).toPrettyString())
        .isEqualTo(api.toPrettyString());
    assertThat(json.headers().firstValue("Content-Type")).hasValue("application/json");
  }

  @Test
  void it_is_openapi_3_1() {
    assertThat(api.path("openapi").asString()).startsWith("3.1");
  }

  @Test
  void every_route_for_callers_is_described() {
    List<String> elsewhere = List.of("/actuator/", "/v3/", "/swagger-ui");

    assertThat(operations().map(Documented::toString))
        .containsExactlyInAnyOrderElementsOf(
            AccessRules.ofPublicApi().rules().stream()
                .filter(rule -> elsewhere.stream().noneMatch(rule.path()::startsWith))
                .map(rule -> rule.method() + " " + rule.path())
                .toList());
  }

  @Test
  void every_operation_has_a_summary_a_name_of_its_own_and_an_example() {
    assertThat(operations())
        .allSatisfy(op -> {
          assertThat(op.operation.path("summary").asString()).as("%s", op).isNotBlank();
          assertThat(op.operation.path("tags").size()).as("%s", op).isEqualTo(1);
          answerBody(op)
              .ifPresent(
                  body -> assertThat(body.has("example")).as("%s has an example", op).isTrue());
        });
    assertThat(operations().map(op -> op.operation.path("operationId").asString()))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
  }

  @Test
  void who_may_call_is_told_as_the_rules_have_it() {
    assertThat(operations().filter(op -> !op.path.equals(ProviderNotification.PATH)))
        .allSatisfy(op -> {
          boolean open =
              AccessRules.ofPublicApi().rules().stream()
                  .filter(rule -> (rule.method() + " " + rule.path()).equals(op.toString()))
                  .anyMatch(rule -> rule.access() instanceof AccessRules.Access.Anyone);
          assertThat(op.operation.path("security").isEmpty()).as("%s", op).isEqualTo(open);
          assertThat(op.operation.path("responses").has("403")).as("%s", op).isEqualTo(!open);
        });
    assertThat(api.at("/components/securitySchemes/bearer/scheme").asString()).isEqualTo("bearer");
  }

  @Test
  void who_tells_of_payments_has_no_token_but_signs() {
    JsonNode notification = api.at("/paths/~1payment~1webhook/post");

    assertThat(notification.at("/security/0").propertyNames())
        .containsExactly("mercadoPagoSignature");
    assertThat(api.at("/components/securitySchemes/mercadoPagoSignature/name").asString())
        .isEqualTo("x-signature");
    assertThat(notification.path("responses").propertyNames())
        .containsExactly("200", "400", "401", "503");
  }

  @Test
  void every_problem_is_told_as_a_problem() {
    assertThat(operations().filter(op -> !op.path.equals(ProviderNotification.PATH)))
        .allSatisfy(op ->
            op.operation
                .path("responses")
                .properties()
                .forEach(answer -> {
                  if (!answer.getKey().startsWith("2")) {
                    JsonNode problem =
                        resolved(answer.getValue()).at("/content/application~1problem+json");
                    assertThat(problem.path("examples").size())
                        .as("%s %s", op, answer.getKey())
                        .isPositive();
                    assertThat(problem.at("/schema/$ref").asString())
                        .isEqualTo("#/components/schemas/Problem");
                  }
                }));
  }

  @Test
  void every_reference_leads_somewhere() {
    assertThat(api.findValuesAsString("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  @Test
  void what_several_operations_answer_is_told_once() {
    assertThat(api.at("/components/responses").properties())
        .isNotEmpty()
        .allSatisfy(response ->
            assertThat(response.getValue().toString()).as("of examples").contains("\"$ref\""));
    assertThat(operations().map(op -> op.operation.path("responses").toString()))
        .noneMatch(answers -> answers.contains("application/problem+json"));
  }

  @Test
  void the_idempotency_key_is_required() {
    JsonNode header = api.at("/paths/~1order/post/parameters/0");

    assertThat(header.path("name").asString()).isEqualTo("Idempotency-Key");
    assertThat(header.path("in").asString()).isEqualTo("header");
    assertThat(header.path("required").asBoolean()).isTrue();
  }

  @Test
  void examples_of_answers_have_exactly_the_fields_of_their_schemas() {
    assertThat(operations())
        .allSatisfy(op ->
            answerBody(op)
                .ifPresent(
                    body -> assertFits(op + " answer", body.path("example"), body.path("schema"))));
  }

  @Test
  void examples_of_requests_are_taken() throws Exception {
    List<Documented> withExamples =
        operations().filter(op -> op.operation.has("requestBody")).toList();
    assertThat(withExamples).hasSize(5);
    for (Documented op : withExamples) {
      JsonNode body = op.operation.at("/requestBody/content/application~1json");
      assertThat(body.path("examples").size()).as("%s", op).isPositive();
      for (Map.Entry<String, JsonNode> example : body.path("examples").properties()) {
        assertFits(op + " request", example.getValue().path("value"), body.path("schema"));
        HttpRequest request =
            HttpRequest.newBuilder(server.uri(op.path.replace("{id}", ID)))
                .header("Authorization", "Bearer employee.carol")
                .header("Idempotency-Key", "k")
                .header("Content-Type", "application/json")
                .method(
                    op.method.toUpperCase(Locale.ROOT),
                    HttpRequest.BodyPublishers.ofString(
                        example.getValue().path("value").toString()))
                .build();
        HttpResponse<String> answer =
            server.client().send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        // It gets as far as the port, which in this server always has been changed by others.
        assertThat(answer.body()).as("%s %s", op, example.getKey()).contains("concurrent-change");
      }
    }
  }

  @Test
  void people_can_read_it() throws Exception {
    HttpResponse<String> moved = get("/swagger-ui.html");
    assertThat(moved.statusCode()).isEqualTo(302);
    assertThat(moved.headers().firstValue("Location")).hasValue("/swagger-ui/index.html");
    HttpResponse<String> page = get("/swagger-ui/index.html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Swagger UI");
    assertThat(get("/swagger-ui/swagger-ui-bundle.js").statusCode()).isEqualTo(200);
    assertThat(get("/swagger-ui/swagger-initializer.js").body())
        .contains("\"/v3/api-docs\"")
        .doesNotContain("http");
  }

  private static Stream<Documented> operations() {
    return api.path("paths").properties().stream()
        .flatMap(path ->
            path.getValue().properties().stream()
                .filter(operation -> METHODS.contains(operation.getKey()))
                .map(operation ->
                    new Documented(operation.getKey(), path.getKey(), operation.getValue())));
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? api.at(node.path("$ref").asString().substring(1)) : node;
  }

  private static Optional<JsonNode> answerBody(Documented op) {
    return op.operation.path("responses").properties().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .map(answer -> answer.getValue().at("/content/application~1json"))
        .filter(body -> !body.isMissingNode())
        .findFirst();
  }

  /** Whether an example has all required fields of a schema, and no field that it does not have. */
  private static void assertFits(String where, JsonNode example, JsonNode schema) {
    if (schema.has("$ref")) {
      assertFits(where, example, api.at(schema.path("$ref").asString().substring(1)));
      return;
    }
    if (schema.has("items")) {
      assertThat(example.isArray()).as(where).isTrue();
      example.forEach(element -> assertFits(where + "[]", element, schema.path("items")));
      return;
    }
    if (schema.has("properties")) {
      assertThat(schema.path("properties").propertyNames())
          .as(where)
          .containsAll(example.propertyNames());
      schema
          .path("required")
          .forEach(
              name -> assertThat(example.has(name.asString())).as(where + "." + name).isTrue());
      example
          .properties()
          .forEach(field ->
              assertFits(
                  where + "." + field.getKey(),
                  field.getValue(),
                  schema.path("properties").path(field.getKey())));
    }
    if (schema.has("enum")) {
      assertThat(schema.path("enum").valueStream().map(JsonNode::asString))
          .as(where)
          .contains(example.asString());
    }
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return server
        .client()
        .send(
            HttpRequest.newBuilder(server.uri(path)).build(),
            BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
