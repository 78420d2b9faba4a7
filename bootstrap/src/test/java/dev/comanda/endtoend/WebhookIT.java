package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A webhook is a hint: what is forged changes nothing, and what never comes is made up for. */
class WebhookIT {

  private final Comanda comanda = Running.comanda();
  private final Api guest = comanda.guest();

  @AfterEach
  void behave() {
    comanda.provider().delete("/simulator/behaviour").hasStatus(204);
  }

  @Test
  void an_unsigned_or_forged_webhook_is_turned_away_and_changes_nothing() {
    String order = order();
    String providerOrder = comanda.awaitPayable(guest, order);
    String path = "/payment/webhook?data.id=" + providerOrder + "&type=order";
    String body =
        "{\"action\":\"order.processed\",\"data\":{\"id\":\"%s\"}}".formatted(providerOrder);

    comanda.anybody().post(path, body).hasStatus(401);
    comanda
        .anybody()
        .send(
            "POST",
            path,
            BodyPublishers.ofString(body),
            "Content-Type",
            "application/json",
            "x-request-id",
            "1",
            "x-signature",
            "ts=%d,v1=%s".formatted(System.currentTimeMillis(), "0".repeat(64)))
        .hasStatus(401);

    assertThat(guest.get("/payment?orderId=" + order).text("/status")).isEqualTo("awaitingPayment");
  }

  @Test
  void doubled_and_reordered_webhooks_release_an_order_once() {
    behaviour("{\"duplicateWebhooks\":true,\"reorderWebhooks\":true}");
    String order = order();
    comanda.providerSays(comanda.awaitPayable(guest, order), "processed");

    Answer paid = comanda.awaitOrder(guest, order, "paid");

    assertThat(paid.texts("/history", "status"))
        .containsExactly("placed", "awaitingPayment", "paid");
    assertThat(comanda.awaitTicket(comanda.kitchen(), order)).isNotBlank();
  }

  @Test
  void a_webhook_that_never_comes_is_made_up_for() {
    behaviour("{\"dropWebhooks\":true}");
    String order = order();
    comanda.providerSays(comanda.awaitPayable(guest, order), "processed");

    comanda.awaitOrder(guest, order, "paid");
  }

  @Test
  void a_connection_that_breaks_after_the_provider_has_committed_opens_no_second_payment() {
    behaviour("{\"resetAfterCommit\":1}");
    String order = order();

    comanda.awaitPayable(guest, order);

    String payment = guest.get("/payment?orderId=" + order).text("/id");
    assertThat(
            comanda
                .provider()
                .get("/simulator/ledger")
                .hasStatus(200)
                .json()
                .at("/orders")
                .valueStream()
                .filter(it -> it.path("external_reference").asString().equals(payment)))
        .hasSize(1);
  }

  private String order() {
    return guest.order(comanda.basket()).hasStatus(201).text("/id");
  }

  private void behaviour(String json) {
    assertThat(comanda.provider().put("/simulator/behaviour", json).status()).isBetween(200, 204);
  }
}
