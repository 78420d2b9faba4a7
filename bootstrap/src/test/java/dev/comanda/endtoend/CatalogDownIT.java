package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** One context as a process of its own, while another one that it needs is down. */
class CatalogDownIT {

  @Test
  void an_order_waits_for_the_catalog_and_nothing_is_stored() {
    Comanda everything = Running.comanda();
    String guestToken =
        everything
            .anybody()
            .post("/auth/token", "{\"grantType\":\"guest\"}")
            .hasStatus(200)
            .text("/accessToken");
    String basket = everything.basket();
    try (Comanda orderService =
        Comanda.on(
            Running.cloud(),
            "--comanda.contexts=order",
            "--comanda.catalog.base-url=http://localhost:1",
            "--comanda.jwt.jwks-uri=" + everything.url() + "/.well-known/jwks.json")) {
      everything.receiveWebhooks();
      Api guest = orderService.anybody().as(guestToken);

      Answer answer = guest.order(basket).isProblem(503, "dependency-unavailable");

      assertThat(Integer.parseInt(answer.header("Retry-After"))).isPositive();
      assertThat(guest.get("/order").hasStatus(200).json().at("/items").size()).isZero();
      orderService.anybody().get("/products").hasStatus(404);
    }
  }
}
