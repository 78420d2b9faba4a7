package dev.comanda.contracts.provider;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Pact;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AgreedPactsTest {

  private static final Path COMMITTED = Path.of("order-catalog.json");

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @AfterEach
  void forget() {
    System.clearProperty("PACT_BROKER_BASE_URL");
    System.clearProperty("PACT_BROKER_TOKEN");
    System.clearProperty("PACT_BROKER_BRANCH");
  }

  @Test
  void are_those_of_the_folder_unless_there_is_a_broker() throws IOException {
    assertThat(consumers(new AgreedPacts().load("catalog"))).containsExactly("order");
  }

  @Test
  void are_those_of_the_broker_if_there_is_one() throws IOException {
    HttpServer broker =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    broker.createContext("/", this::answer);
    broker.start();
    try {
      String url = "http://localhost:" + broker.getAddress().getPort();
      System.setProperty("PACT_BROKER_BASE_URL", url);
      System.setProperty("PACT_BROKER_TOKEN", "a-token");
      System.setProperty("PACT_BROKER_BRANCH", "a-branch");

      assertThat(consumers(new AgreedPacts().load("catalog"))).containsExactly("order");

      assertThat(asked).isNotEmpty().allSatisfy(it -> assertThat(it).startsWith("Bearer a-token "));
      assertThat(asked)
          .as("the branch of the provider decides which pacts are pending")
          .anySatisfy(it ->
              assertThat(it)
                  .contains("POST /pacts/provider/catalog/for-verification")
                  .contains("\"providerVersionBranch\":\"a-branch\""));
    } finally {
      broker.stop(0);
    }
  }

  private static List<String> consumers(List<Pact> pacts) {
    return pacts.stream().map(pact -> pact.getConsumer().getName()).toList();
  }

  /** As much of a broker as a provider needs: where it says what, and the pact itself. */
  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String question = exchange.getRequestMethod() + " " + exchange.getRequestURI();
      asked.add(
          exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + question
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      String base = "http://" + exchange.getRequestHeaders().getFirst("Host");
      String answer =
          Map.of(
                  "GET /",
                  """
                  {"_links":{"pb:provider-pacts-for-verification":
                    {"href":"%s/pacts/provider/{provider}/for-verification","templated":true}}}
                  """
                      .formatted(base),
                  "POST /pacts/provider/catalog/for-verification",
                  """
                  {"_embedded":{"pacts":[{"verificationProperties":{"notices":[]},
                    "_links":{"self":{"href":"%s/pact","name":"order - catalog"}}}]}}
                  """
                      .formatted(base),
                  "GET /pact",
                  Files.readString(COMMITTED))
              .getOrDefault(question, "");
      byte[] body = answer.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/hal+json");
      exchange.sendResponseHeaders(
          body.length == 0 ? 404 : 200, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
