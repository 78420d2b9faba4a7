package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

import dev.comanda.shared.application.OddJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * Whatever comes as a body, parameter, path, or header is read or refused with a problem, and never
 * is a fault of ours. The ports behind it answer that somebody else was faster.
 */
final class OddRequestsTest {

  private static final Rate ANY = new Rate(Integer.MAX_VALUE, Duration.ofNanos(1));

  private static final Http HTTP =
      Http.with(
          new HttpSettings(64 * 1024, List.of("*"), new HttpSettings.Limits(10, ANY, ANY, ANY)),
          Controllers.all());

  private static final String ID = "0197f0a0-0000-7000-8000-000000000001";

  /** A route that reads a body, with a body that it takes. */
  record Route(HttpMethod method, String path, String body) {

    static Route with(String file, HttpMethod method, String path) {
      return new Route(method, path, Golden.text(file));
    }
  }

  private static final List<Route> ROUTES =
      List.of(
          Route.with("customer-request.json", POST, "/auth/customers"),
          Route.with("token-request-customer.json", POST, "/auth/token"),
          Route.with("token-request-employee.json", POST, "/auth/token"),
          Route.with("product-request.json", POST, "/products"),
          Route.with("product-request.json", PUT, "/products/" + ID),
          Route.with("order-request.json", POST, "/order"));

  /** A body that is nearly what a route takes. */
  record Sent(Route route, String body) {}

  @AfterContainer
  static void close() {
    HTTP.close();
  }

  @Property
  void a_body_is_read_or_refused(@ForAll("bodies") Sent sent) {
    MockMvcRequestBuilder request =
        HTTP.as("employee.somebody", sent.route.method, sent.route.path)
            .header("Idempotency-Key", "key")
            .contentType(MediaType.APPLICATION_JSON)
            .content(sent.body.getBytes(StandardCharsets.UTF_8));

    assertAnswered(request.exchange());
  }

  @Property
  void bytes_that_are_no_text_are_refused(@ForAll byte[] body) {
    assertAnswered(
        HTTP.as("employee.somebody", POST, "/order")
            .header("Idempotency-Key", "key")
            .contentType(MediaType.APPLICATION_JSON)
            .content(body)
            .exchange());
  }

  @Property
  void a_parameter_is_read_or_refused(
      @ForAll("lists") String path,
      @ForAll("parameters") String name,
      @ForAll("odd") String value) {
    assertAnswered(HTTP.get("employee.somebody", path).queryParam(name, value).exchange());
  }

  @Property
  void an_id_is_read_or_refused(@ForAll("items") String path, @ForAll("odd") String id) {
    // What Spring's firewall takes for a trick has its own tests.
    assertAnswered(HTTP.get("employee.somebody", path, id).exchange());
  }

  @Property
  void an_idempotency_key_is_read_or_refused(@ForAll("odd") String key) {
    assertAnswered(
        HTTP.post("guest.somebody", "/order", Golden.text("order-request.json"))
            .header("Idempotency-Key", key)
            .exchange());
  }

  private static void assertAnswered(MvcTestResult answer) {
    String body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(answer.getResponse().getStatus()).as(body).isLessThan(500);
    if (answer.getResponse().getStatus() >= 400) {
      assertThat(answer).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
      assertThat(body).doesNotContain("Exception", "dev.comanda.", "java.", "org.spring", "tools.");
    }
  }

  @Provide
  Arbitrary<Sent> bodies() {
    return Arbitraries.of(ROUTES)
        .flatMap(route -> OddJson.like(List.of(route.body)).map(body -> new Sent(route, body)));
  }

  @Provide
  Arbitrary<String> lists() {
    return Arbitraries.of("/products", "/order", "/production", "/payment");
  }

  @Provide
  Arbitrary<String> parameters() {
    return Arbitraries.of("cursor", "limit", "status", "category", "ids", "orderId");
  }

  @Provide
  Arbitrary<String> items() {
    return Arbitraries.of("/products/{id}", "/order/{id}", "/payment/{id}");
  }

  @Provide
  Arbitrary<String> odd() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(300),
        Arbitraries.strings().ascii().ofMaxLength(50),
        Arbitraries.strings().numeric().ofMaxLength(30),
        Arbitraries.of(ID, ID.toUpperCase(Locale.ROOT), "1-1-1-1-1", "-1", "NaN", "null"),
        Arbitraries.strings().withChars("AaZz09-_=").ofMaxLength(80));
  }
}
