package dev.comanda.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An answer that is not as {@code openapi.yaml} says fails the test that got it. */
class ApiTest {

  private static final String TOKEN =
      "{\"accessToken\":\"very.secret.token\",\"tokenType\":\"Bearer\",\"expiresIn\":900}";

  private static final String PROBLEM =
      """
      {"type":"https://comanda.dev/problems/x","title":"x","status":404,"detail":"very secret"}\
      """;

  private final HttpServer server = server();

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          /auth/token | 200 | application/json                 | {"accessToken":"very.secret.token","tokenType":"Bearer","expires":900}   | POST /auth/token -> 200: : required property 'expiresIn' not found
          /auth/token | 200 | application/json                 | {"accessToken":"very.secret.token","tokenType":"Bearer","expiresIn":""} | POST /auth/token -> 200: /expiresIn: string found, integer expected
          /auth/token | 200 | application/json                 | {"accessToken":"very.secret                                             | POST /auth/token -> 200: it is no JSON
          /auth/token | 200 | text/plain                       | very.secret.token                                                       | POST /auth/token -> 200: 'text/plain' is not described
          /auth/token | 201 | application/json                 | {}                                                                      | POST /auth/token -> 201: the status is not described
          /nowhere    | 200 | application/json                 | {}                                                                      | POST of what is not described -> 200: it is not refused
          /nowhere    | 404 | text/html                        | <html>                                                                  | POST of what is not described -> 404: it is no problem but 'text/html'
          /nowhere    | 404 | application/problem+json;a=b     | {"title":"very secret"}                                                 | POST of what is not described -> 404: : required property 'type' not found
          """)
  void fails_with_what_is_wrong_and_shows_no_value(
      String path, int status, String type, String body, String error) {
    answer(status, type, body);

    assertThatThrownBy(() -> Api.described(url()).post(path, "{}"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("openapi.yaml")
        .hasMessageContaining(error)
        .message()
        .doesNotContainPattern("very.secret");
  }

  @Test
  void lets_pass_what_is_described_refused_or_left_out_on_purpose() {
    Api api = Api.described(url());
    answer(200, "application/json;charset=UTF-8", TOKEN);
    assertThat(api.post("/auth/token", "{}").text("/expiresIn")).isEqualTo("900");
    api.get("/v3/api-docs").hasStatus(200);
    answer(404, "application/problem+json", PROBLEM);
    api.post("/nowhere", "{}").hasStatus(404);
    api.send("PATCH", "/order", BodyPublishers.noBody(), "Accept", "*/*").hasStatus(404);
    answer(418, "text/plain", "tea");
    new Api(url()).post("/auth/token", "{}").hasStatus(418);
  }

  private void answer(int status, String type, String body) {
    server.removeContext("/");
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type);
            byte[] bytes = body.getBytes(UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
          }
        });
  }

  private String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> exchange.close());
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
