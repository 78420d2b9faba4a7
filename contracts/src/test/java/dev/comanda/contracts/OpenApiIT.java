package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.provider.ProviderResponse;
import dev.comanda.contracts.provider.Providers;
import dev.comanda.contracts.provider.Restaurant;
import dev.comanda.described.Description;
import dev.comanda.described.OpenApi;
import dev.comanda.described.OpenApi.Operation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code openapi.yaml} is what the application serves, and both sides of every pact keep to it:
 * what consumers send and expect, and what providers answer.
 */
class OpenApiIT {

  private static final Path FILE = Path.of("openapi.yaml");
  private static final String JSON = "application/json";

  /** Who is described; Mercado Pago describes itself. */
  private static final Set<String> DESCRIBED = Set.of("gateway", "catalog");

  private static Description document = Description.of(JsonMapper.shared().createObjectNode());
  private static OpenApi api = OpenApi.of(document);

  @BeforeAll
  static void ask() throws Exception {
    URI address = URI.create("http://127.0.0.1:" + Restaurant.shared().port() + "/v3/api-docs");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString()).body();
      document = Description.of(JsonMapper.shared().readTree(answer));
      api = OpenApi.of(document);
    }
  }

  @Test
  void it_is_what_the_application_serves() throws IOException {
    assertThat(Files.readString(FILE)).isEqualTo(document.yaml());
  }

  @Test
  void every_operation_says_what_it_takes_to_call_it() {
    assertThat(operations())
        .hasSizeGreaterThan(20)
        .allSatisfy(operation -> {
          JsonNode said = document.at(operation);
          assertThat(said.path("summary").asString()).as(operation).isNotBlank();
          assertThat(said.path("description").asString()).as(operation).isNotBlank();
          assertThat(said.has("security")).as("%s: security", operation).isTrue();
          said.at("/requestBody/content")
              .forEach(body ->
                  assertThat(body.path("examples")).as("%s: request", operation).isNotEmpty());
          said.path("responses").properties().stream()
              .flatMap(answer -> bodies(document.resolved(answer.getValue())))
              .forEach(body ->
                  assertThat(body.has("example") || body.has("examples"))
                      .as("%s: %s", operation, body)
                      .isTrue());
        });
  }

  /** What every route can answer, what needs a body, and what needs a token. */
  @Test
  void every_operation_says_what_can_go_wrong() {
    assertThat(operations().filter(operation -> !operation.contains("webhook")))
        .allSatisfy(operation -> {
          JsonNode said = document.at(operation);
          List<String> expected = new ArrayList<>(List.of("406", "500", "503"));
          if (said.has("requestBody")) {
            expected.addAll(List.of("400", "413", "415"));
          }
          if (!said.path("security").isEmpty()) {
            expected.addAll(List.of("401", "403"));
          }
          if (!operation.endsWith("/get")) {
            expected.add("429");
          }
          assertThat(said.path("responses").propertyNames()).as(operation).containsAll(expected);
        });
  }

  @Test
  void every_example_is_as_its_schema_says() {
    List<String> wrong = new ArrayList<>();
    operations()
        .forEach(operation -> {
          JsonNode said = document.at(operation);
          examples(wrong, operation + "/requestBody");
          said.path("responses")
              .propertyNames()
              .forEach(status -> examples(wrong, operation + "/responses/" + status));
        });
    assertThat(wrong).isEmpty();
  }

  private static void examples(List<String> wrong, String where) {
    document
        .at(where + "/content")
        .properties()
        .forEach(content -> {
          String schema =
              "%s/content/%s/schema".formatted(where, content.getKey().replace("/", "~1"));
          Stream.concat(
                  Stream.ofNullable(content.getValue().get("example")),
                  content
                      .getValue()
                      .path("examples")
                      .valueStream()
                      .map(example -> document.resolved(example).path("value")))
              .flatMap(example -> document.errors(schema, example.toString()).stream())
              .forEach(error -> wrong.add(where + ": " + error));
        });
  }

  @Test
  void orders_are_placed_once() {
    assertThat(document.at("/paths/~1order/post/parameters"))
        .anySatisfy(parameter -> {
          assertThat(parameter.path("name").asString()).isEqualTo("Idempotency-Key");
          assertThat(parameter.path("in").asString()).isEqualTo("header");
          assertThat(parameter.path("required").asBoolean()).isTrue();
        });
    assertThat(examplesOf("/paths/~1order/post/responses"))
        .contains("idempotency-key-missing", "idempotency-key-reused");
  }

  /** Those that the catalogue has, as far as a route can answer them. */
  @Test
  void problems_are_those_of_the_catalogue() throws IOException {
    String catalogue = Files.readString(Path.of("..", "docs", "problems.md"));
    assertThat(document.at("/components/examples").propertyNames())
        .hasSizeGreaterThan(20)
        .allSatisfy(problem -> assertThat(catalogue).contains("`" + problem + "`"));
  }

  private static Stream<String> operations() {
    return document.at("/paths").properties().stream()
        .flatMap(path ->
            path.getValue().propertyNames().stream()
                .map(method -> "/paths/%s/%s".formatted(path.getKey().replace("/", "~1"), method)));
  }

  /** Those that are JSON; a picture is no example in a text. */
  private static Stream<JsonNode> bodies(JsonNode answer) {
    return answer.path("content").properties().stream()
        .filter(body -> body.getKey().endsWith("json"))
        .map(Map.Entry::getValue);
  }

  private static Set<String> examplesOf(String responses) {
    return document
        .at(responses)
        .valueStream()
        .flatMap(answer -> bodies(document.resolved(answer)))
        .flatMap(body -> body.path("examples").propertyNames().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void consumers_send_and_expect_nothing_else() {
    List<String> wrong = new ArrayList<>();
    for (Pact pact : described()) {
      for (Interaction interaction : pact.getInteractions()) {
        SynchronousHttp http = (SynchronousHttp) interaction;
        Operation operation = operation(http);
        OptionalBody body = http.getRequest().getBody();
        if (body.isPresent()) {
          note(wrong, pact, http, operation.errors(body.valueAsString()));
        }
        // A consumer leaves out what it does not read, so that what is required may be missing.
        int status = http.getResponse().getStatus();
        assertThat(operation.answers(status)).as("%s -> %d", operation, status).isTrue();
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void providers_answer_nothing_else() {
    List<String> wrong = new ArrayList<>();
    for (Pact pact : described()) {
      for (Interaction interaction : pact.getInteractions()) {
        SynchronousHttp http = (SynchronousHttp) interaction;
        ProviderResponse answer = Providers.named(pact.getProvider().getName()).answers(pact, http);
        OptionalBody body = Objects.requireNonNull(answer.getBody());
        note(
            wrong,
            pact,
            http,
            operation(http)
                .errors(
                    Objects.requireNonNull(answer.getStatusCode()),
                    Objects.requireNonNullElse(answer.getContentType().toString(), ""),
                    body.isPresent() ? body.valueAsString() : ""));
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void an_answer_that_is_not_as_described_is_noticed() {
    Pact pact = Exchange.committed("kiosk-gateway");
    SynchronousHttp following = (SynchronousHttp) Exchange.interaction(pact, "following an order");
    String answer = Exchange.actual(pact, following);
    Operation operation = operation(following);

    for (String field : List.of("id", "status", "items.unitPrice.amount", "history.at")) {
      assertThat(operation.errors(200, JSON, Fields.renamed(answer, field))).as(field).isNotEmpty();
    }
    assertThat(operation.errors(200, JSON, answer.replace("\"ready\"", "\"eaten\""))).isNotEmpty();
    assertThat(operation.errors(200, "text/html", answer)).isNotEmpty();
    assertThat(operation.errors(418, JSON, answer)).isNotEmpty();
    assertThat(operation.errors(200, JSON, answer)).isEmpty();
  }

  private static void note(
      List<String> wrong, Pact pact, SynchronousHttp http, List<String> errors) {
    errors.forEach(error ->
        wrong.add(
            "%s-%s, '%s': %s"
                .formatted(
                    pact.getConsumer().getName(),
                    pact.getProvider().getName(),
                    http.getDescription(),
                    error)));
  }

  private static Operation operation(SynchronousHttp http) {
    String path = http.getRequest().getPath();
    return api.operation(http.getRequest().getMethod(), path)
        .orElseThrow(() -> new AssertionError("openapi.yaml does not know " + path));
  }

  private static List<Pact> described() {
    return Exchange.pacts(Path.of("")).stream()
        .filter(pact -> DESCRIBED.contains(pact.getProvider().getName()))
        .toList();
  }
}
