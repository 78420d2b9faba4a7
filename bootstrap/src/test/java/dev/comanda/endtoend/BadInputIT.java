package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.Cpf;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input gets a problem that says what to mend, and nothing is stored. */
class BadInputIT {

  private final Comanda comanda = Running.comanda();
  private final Api guest = comanda.guest();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"items\":[]}",
        "{}",
        "{\"items\":[{\"productId\":\"PRODUCT\",\"quantity\":0}]}",
        "{\"items\":[{\"productId\":\"PRODUCT\",\"quantity\":-1}]}",
        "{\"items\":[{\"productId\":\"PRODUCT\",\"quantity\":1000000000}]}",
        "{\"items\":[{\"productId\":\"PRODUCT\",\"quantity\":99999999999999999999}]}",
        "{\"items\":[{\"productId\":\"not-a-uuid\",\"quantity\":1}]}",
        "{\"items\":[{\"productId\":\"PRODUCT\"}]}",
        "{\"items\":[{\"productId\":\"PRODUCT\",\"quantity\":1,\"price\":\"0.01\"}]}",
        "{\"items\":null}",
        "{\"items\":[null]}",
        "{\"items\":",
        "[]",
        "",
        "null"
      })
  void a_bad_order_is_refused_with_a_reason(String body) {
    String product = comanda.anybody().get("/products").texts("/items", "id").getFirst();

    Answer answer = guest.order(body.replace("PRODUCT", product));

    assertThat(answer.status()).as("%s -> %s", body, answer.json()).isBetween(400, 422);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(guest.get("/order").json().at("/items").size()).isZero();
  }

  @Test
  void every_wrong_field_is_named() {
    Answer answer =
        guest
            .order(
                """
                {"items":[{"productId":"x","quantity":0},{"productId":"y","quantity":100}]}\
                """)
            .hasStatus(400);

    assertThat(answer.texts("/errors", "field"))
        .containsExactlyInAnyOrder(
            "items[0].productId", "items[0].quantity", "items[1].productId", "items[1].quantity");
  }

  @Test
  void an_unknown_product_is_named() {
    UUID unknown = UUID.randomUUID();

    Answer answer =
        guest
            .order("{\"items\":[{\"productId\":\"%s\",\"quantity\":1}]}".formatted(unknown))
            .isProblem(422, "unknown-products");

    assertThat(answer.json().toString()).contains(unknown.toString());
  }

  @Test
  void a_body_of_two_mebibytes_is_too_large() {
    String body = "{\"items\":[" + " ".repeat(2 * 1024 * 1024) + "]}";

    guest.order(body).hasStatus(413);
  }

  @Test
  void another_media_type_is_refused() {
    guest
        .send(
            "POST",
            "/order",
            BodyPublishers.ofString("a=b"),
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Idempotency-Key",
            "k")
        .hasStatus(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/order/not-a-uuid",
        "/order?limit=0",
        "/order?limit=101",
        "/order?limit=x",
        "/order?cursor=%00",
        "/order?cursor=AAAA",
        "/order?status=nonsense",
        "/payment?orderId=x",
        "/payment"
      })
  void bad_parameters_are_refused_with_a_reason(String path) {
    Answer answer = guest.get(path).hasStatus(400);

    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
  }

  @Test
  void a_tax_id_that_does_not_add_up_is_refused_and_not_repeated() {
    Answer answer =
        comanda
            .anybody()
            .post(
                "/auth/customers",
                """
                {"taxId":"12345678900","name":"","email":"nobody"}\
                """)
            .hasStatus(400);

    assertThat(answer.texts("/errors", "field"))
        .containsExactlyInAnyOrder("taxId", "name", "email");
    assertThat(answer.json().toString()).doesNotContain("12345678900");
  }

  @Test
  void one_tax_id_has_one_account() {
    String body =
        """
        {"taxId":"%s","name":"Ana","email":"ana@example.com"}\
        """
            .formatted(Cpf.random());

    comanda.anybody().post("/auth/customers", body).hasStatus(201);
    comanda.anybody().post("/auth/customers", body).hasStatus(409);
  }
}
