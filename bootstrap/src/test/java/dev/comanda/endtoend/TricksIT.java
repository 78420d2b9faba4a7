package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.comanda.endtoend.RawHttp.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Paths, methods and headers by which somebody tries to get where they may not, or be told more.
 */
class TricksIT {

  /** Once: a password takes a third of a second. */
  private static final Api KITCHEN = Running.comanda().kitchen();

  private final Comanda comanda = Running.comanda();
  private final RawHttp http = new RawHttp(comanda.url());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/order/../actuator/env",
        "/order/../products",
        "/order/..;/actuator/env",
        "/order/%2e%2e/products",
        "/order/%2E%2E%2Fproducts",
        "/order%2f..%2fproducts",
        "/order/..%5cproducts",
        "/order/..%c0%afproducts",
        "/%61ctuator/env",
        "//order",
        "/./order",
        "/order/./",
        "/order;a=b",
        "/order;jsessionid=1",
        "/order/",
        "/order/%00",
        "/order%20",
        "/order.json",
        "/ORDER",
        "/Order",
        "/orders",
        "/order%0d%0aX-Injected:%20yes",
        "/products/%252e%252e/order",
        "/production/../order",
        "/actuator/env",
        "/actuator/heapdump",
        "/actuator/loggers",
        "/error",
        "/.well-known/oauth-protected-resource",
        "/.git/config",
        "/WEB-INF/web.xml"
      })
  void a_path_that_is_none_leads_nowhere(String target) {
    Reply reply = as(KITCHEN, "GET", target, List.of());

    assertThat(reply.status()).isBetween(400, 404);
    assertThat(reply.header("Content-Type")).startsWith("application/problem+json");
    assertThat(reply.all("X-Injected")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator/health", "/actuator/prometheus", "/actuator/info", "/health"})
  void the_gateway_shows_nobody_what_is_for_the_infrastructure(String target) {
    assumeTrue(comanda.isBehindGateway(), "behind the gateway");

    assertThat(as(KITCHEN, "GET", target, List.of()).status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "X-HTTP-Method-Override: DELETE, ''",
    "X-HTTP-Method: DELETE, ''",
    "X-Method-Override: DELETE, ''",
    "Accept: */*, ?_method=DELETE",
    "X-Original-URL: /production, ''",
    "X-Rewrite-URL: /production, ''"
  })
  void no_header_makes_another_request_of_it(String header, String query) {
    String product = comanda.anybody().get("/products").texts("/items", "id").getFirst();

    Reply reply = as(KITCHEN, "POST", "/products/" + product + query, List.of(header));

    assertThat(reply.status()).isEqualTo(405);
    comanda.anybody().get("/products/" + product).hasStatus(200);
  }

  @Test
  void a_role_that_somebody_claims_in_a_header_is_not_believed() {
    List<String> claims =
        List.of(
            "X-Role: employee", "X-User: kitchen", "X-Forwarded-User: kitchen", "Role: employee");

    assertThat(as(comanda.guest(), "GET", "/production", claims).status()).isEqualTo(403);
    assertThat(http.send("GET", "/production", claims, new byte[0]).status()).isEqualTo(401);
  }

  @Test
  void every_answer_says_how_it_may_be_used_and_not_who_gave_it() {
    Api guest = comanda.guest();
    String token = "{\"grantType\":\"guest\"}";
    for (Answer answer :
        List.of(
            comanda.anybody().post("/auth/token", token).hasStatus(200),
            guest.get("/order").hasStatus(200),
            guest.get("/order/x").hasStatus(400),
            comanda.anybody().get("/order").hasStatus(401),
            comanda.anybody().get("/products").hasStatus(200))) {
      assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
      assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
      for (String header :
          List.of("Server", "X-Powered-By", "Set-Cookie", "X-Application-Context")) {
        assertThat(answer.header(header)).as(header).isEmpty();
      }
      assertThat(answer.response().headers().allValues("X-Content-Type-Options")).hasSize(1);
    }
    assertThat(comanda.anybody().post("/auth/token", token).header("Cache-Control"))
        .contains("no-store");
    assertThat(guest.get("/order").header("Cache-Control")).contains("no-store");
  }

  @Test
  void pages_of_any_origin_may_ask_but_never_with_credentials_of_a_browser() {
    Reply preflight =
        http.send(
            "OPTIONS",
            "/order",
            List.of(
                "Origin: https://kiosk.example",
                "Access-Control-Request-Method: POST",
                "Access-Control-Request-Headers: authorization,idempotency-key"),
            new byte[0]);

    assertThat(preflight.status()).isEqualTo(200);
    assertThat(preflight.all("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(preflight.all("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(
            http.send(
                    "OPTIONS",
                    "/order",
                    List.of("Origin: https://x.example", "Access-Control-Request-Method: TRACE"),
                    new byte[0])
                .status())
        .isEqualTo(403);
    Answer answer =
        comanda
            .guest()
            .send("GET", "/order", BodyPublishers.noBody(), "Origin", "https://kiosk.example");
    assertThat(answer.response().headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("*");
    assertThat(answer.header("Access-Control-Allow-Credentials")).isEmpty();
  }

  private Reply as(Api who, String method, String target, List<String> headers) {
    List<String> all = new ArrayList<>(headers);
    all.add("Authorization: Bearer " + who.token());
    return http.send(method, target, all, new byte[0]);
  }
}
