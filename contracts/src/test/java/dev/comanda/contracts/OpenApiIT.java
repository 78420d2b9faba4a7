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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code openapi.yaml} is what the application says of itself, and both sides of every pact keep to
 * it: what consumers send and expect, and what providers answer.
 */
class OpenApiIT {

  private static final Path FILE = Path.of("openapi.yaml");
  private static final String JSON = "application/json";

  /** Who is described; Mercado Pago describes itself. */
  private static final Set<String> DESCRIBED = Set.of("gateway", "catalog");

  private static Description said = Description.of(JsonMapper.shared().createObjectNode());
  private static OpenApi api = OpenApi.of(said);

  @BeforeAll
  static void ask() throws Exception {
    URI document = URI.create("http://127.0.0.1:" + Restaurant.shared().port() + "/v3/api-docs");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer =
          client.send(HttpRequest.newBuilder(document).build(), BodyHandlers.ofString()).body();
      said = Description.of(sorted((ObjectNode) JsonMapper.shared().readTree(answer)));
      api = OpenApi.of(said);
    }
    if (Boolean.getBoolean("contracts.accept")) {
      Files.writeString(FILE, said.yaml());
    }
  }

  /** What has no order of its own gets one, so that only what has changed is different. */
  private static ObjectNode sorted(ObjectNode document) {
    document.set("paths", byName(document.path("paths")));
    ObjectNode components = (ObjectNode) document.path("components");
    components.set("schemas", byName(components.path("schemas")));
    List<JsonNode> tags =
        document
            .path("tags")
            .valueStream()
            .sorted(Comparator.comparing(tag -> tag.path("name").asString()))
            .toList();
    document.putArray("tags").addAll(tags);
    return document;
  }

  private static ObjectNode byName(JsonNode object) {
    ObjectNode sorted = JsonMapper.shared().createObjectNode();
    object.properties().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(entry -> sorted.set(entry.getKey(), entry.getValue()));
    return sorted;
  }

  @Test
  void it_is_what_the_application_says() throws IOException {
    assertThat(Files.readString(FILE))
        .as("./mvnw -Pcontracts verify -Dcontracts.accept=true writes it")
        .isEqualTo(said.yaml());
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
