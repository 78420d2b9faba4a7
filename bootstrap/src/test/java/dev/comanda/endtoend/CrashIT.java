package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Nothing is lost when the process dies between any two steps. */
class CrashIT {

  @Test
  void an_order_goes_on_after_its_process_was_killed() {
    String order;
    String token;
    try (Comanda first = Comanda.on(Running.cloud())) {
      token = first.anybody().post("/auth/token", "{\"grantType\":\"guest\"}").text("/accessToken");
      order = first.anybody().as(token).order(first.basket()).hasStatus(201).text("/id");
      first.kill();
    }
    Comanda second = Running.comanda();
    second.receiveWebhooks();
    Api kitchen = second.kitchen();

    second.providerSays(second.awaitPayable(kitchen, order), "processed");

    second.awaitOrder(kitchen, order, "paid");
    assertThat(second.awaitTicket(kitchen, order)).isNotBlank();
  }
}
