package dev.comanda.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody reads or changes what is not theirs. */
class AccessIT {

  private final Comanda comanda = Running.comanda();

  @Test
  void somebody_elses_order_does_not_exist() {
    String order = comanda.guest().order(comanda.basket()).hasStatus(201).text("/id");

    for (Api stranger : List.of(comanda.guest(), comanda.customer())) {
      stranger.get("/order/" + order).hasStatus(404);
      stranger.post("/order/" + order + "/cancel").hasStatus(404);
      stranger.get("/payment?orderId=" + order).hasStatus(404);
    }
    comanda.kitchen().get("/order/" + order).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/order", "/production", "/payment?orderId=6f1c1d5e-0000-4000-8000-000000000000"})
  void nobody_gets_in_without_a_token(String path) {
    comanda.anybody().get(path).hasStatus(401);
  }

  @Test
  void a_customer_is_no_cook() {
    Api customer = comanda.customer();

    customer.get("/production").hasStatus(403);
    customer.put("/production/6f1c1d5e-0000-4000-8000-000000000000/started").hasStatus(403);
    customer.post("/products", "{}").hasStatus(403);
    customer.delete("/products/6f1c1d5e-0000-4000-8000-000000000000").hasStatus(403);
  }

  @Test
  void a_token_without_a_signature_opens_nothing() {
    String forged =
        encoded("{\"alg\":\"none\"}")
            + "."
            + encoded(
                """
                {"iss":"https://comanda.dev/identity","aud":"comanda","sub":"x","role":"employee",\
                "exp":4102444800}\
                """)
            + ".";

    comanda.anybody().as(forged).get("/order").hasStatus(401);
  }

  @Test
  void a_wrong_password_opens_nothing() {
    comanda
        .anybody()
        .post(
            "/auth/token",
            "{\"grantType\":\"employee\",\"username\":\"kitchen\",\"password\":\"wrong-password\"}")
        .hasStatus(401);
  }

  @Test
  void what_is_not_listed_is_not_there() {
    comanda.guest().get("/actuator/env").hasStatus(404);
    comanda.guest().get("/nowhere").hasStatus(404);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
