package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.Cpf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** What somebody writes into a field is text and stays text, whoever reads it later. */
class InjectionIT {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Once: a password takes a third of a second. */
  private static final Api KITCHEN = Running.comanda().kitchen();

  private final Comanda comanda = Running.comanda();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'; DROP TABLE catalog.product; --",
        "' OR '1'='1",
        "\\'; SELECT pg_sleep(10); --",
        "{\"$gt\":\"\"}",
        ":status OR attribute_exists(pk)",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "#{T(java.lang.Runtime).getRuntime().exec('id')}",
        "${7*7}",
        "%{7*7}",
        "{{7*7}}",
        "../../../../etc/passwd",
        "..\\..\\windows",
        "x\r\nSet-Cookie: a=b",
        "x\nFORGED ERROR everything is lost",
        "x\u2028FORGED",
        "\u001b[31mred",
        "null\u0000byte",
        "=cmd|' /C calc'!A0",
        "https://x.example/?a=1&b=2#c",
        "javascript:alert(1)"
      })
  void a_text_is_kept_as_it_is_or_refused(String text) {
    long before = products();
    Map<String, Object> product =
        Map.of(
            "name",
            "Injection " + UUID.randomUUID(),
            "description",
            "",
            "price",
            Map.of("amount", "1.00", "currency", "BRL"),
            "category",
            "snack",
            "preparationMinutes",
            1);
    for (String field : product.keySet()) {
      if (!field.equals("price") && !field.equals("preparationMinutes")) {
        keptOrRefused(product, field, text);
      }
    }
    keptOrRefused(product, "imageUrl", text);
    for (String field : new String[] {"taxId", "name", "email"}) {
      Answer answer =
          comanda
              .anybody()
              .post(
                  "/auth/customers",
                  with(
                      Map.of("taxId", Cpf.random(), "name", "Ana", "email", "a@example.com"),
                      field,
                      text));
      assertThat(answer.status()).as(field).isIn(201, 400);
      assertSafe(answer);
    }
    assertSafe(
        comanda
            .anybody()
            .post("/auth/token", with(Map.of("grantType", "customer", "taxId", "x"), "taxId", text))
            .hasStatus(400));

    assertThat(products()).isEqualTo(before);
    assertThat(comanda.log().lines()).noneMatch(line -> line.startsWith("FORGED"));
  }

  @Test
  void nothing_that_is_sent_makes_anybody_call_somewhere() throws IOException {
    try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String lookup = "${jndi:ldap://127.0.0.1:%d/a}".formatted(elsewhere.getLocalPort());
      String address = "http://127.0.0.1:%d/a".formatted(elsewhere.getLocalPort());
      RawHttp http = new RawHttp(comanda.url());
      for (String bait : new String[] {lookup, address}) {
        for (String header :
            new String[] {
              "User-Agent", "X-Request-Id", "Referer", "Accept-Language", "Idempotency-Key"
            }) {
          http.send(
              "POST",
              "/order",
              List.of(
                  header + ": " + bait,
                  "Authorization: Bearer " + comanda.guest().token(),
                  "Content-Type: application/json"),
              new byte[0]);
        }
        comanda.anybody().as(bait.replaceAll("[^A-Za-z]", "")).get("/order").hasStatus(401);
        keptOrRefused(
            Map.of(
                "name",
                "Bait " + UUID.randomUUID(),
                "description",
                bait,
                "price",
                Map.of("amount", "1.00", "currency", "BRL"),
                "category",
                "snack",
                "preparationMinutes",
                1),
            "imageUrl",
            bait);
      }

      elsewhere.setSoTimeout(500);
      boolean called = true;
      try {
        elsewhere.accept().close();
      } catch (SocketTimeoutException nobody) {
        called = false;
      }
      assertThat(called).isFalse();
    }
  }

  private void keptOrRefused(Map<String, Object> product, String field, String text) {
    Answer answer = KITCHEN.post("/products", with(product, field, text));
    assertSafe(answer);
    if (answer.status() == 201) {
      String path = "/products/" + answer.text("/id");
      assertThat(comanda.anybody().get(path).hasStatus(200).text("/" + field)).isEqualTo(text);
      KITCHEN.delete(path).hasStatus(204);
    } else {
      assertThat(answer.status()).as(field).isIn(400, 422);
    }
  }

  /** JSON, to be read as nothing else, with no header that somebody else has written. */
  private static void assertSafe(Answer answer) {
    assertThat(answer.header("Content-Type")).matches("application/(problem\\+)?json");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Set-Cookie")).isEmpty();
    assertThat(answer.json().isObject()).isTrue();
  }

  private static String with(Map<String, ?> object, String field, String text) {
    Map<String, Object> all = new HashMap<>(object);
    all.put(field, text);
    return JSON.writeValueAsString(all);
  }

  private long products() {
    return comanda.anybody().get("/products?limit=100").hasStatus(200).json().at("/items").size();
  }
}
