package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens to money and food when somebody changes their mind, or nobody pays. */
class UnhappyWaysIT {

  private final Comanda comanda = Running.comanda();
  private final Api guest = comanda.guest();

  @ParameterizedTest
  @CsvSource({"failed, rejected, paymentRejected", "expired, expired, paymentExpired"})
  void a_payment_that_fails_cancels_the_order(String event, String payment, String reason) {
    String order = guest.order(comanda.basket()).hasStatus(201).text("/id");
    comanda.providerSays(comanda.awaitPayable(guest, order), event);

    Answer cancelled = comanda.awaitOrder(guest, order, "cancelled");

    assertThat(cancelled.texts("/history", "note")).last().isEqualTo(reason);
    comanda.awaitPayment(guest, order, payment);
  }

  @Test
  void cancelling_before_paying_cancels_the_order_at_the_provider() {
    String order = guest.order(comanda.basket()).hasStatus(201).text("/id");
    String providerOrder = comanda.awaitPayable(guest, order);

    guest.post("/order/" + order + "/cancel").hasStatus(200);

    comanda.awaitOrder(guest, order, "cancelled");
    comanda.awaitPayment(guest, order, "cancelled");
    comanda
        .provider()
        .post("/v1/orders/" + providerOrder + "/events", "{\"status\":\"processed\"}")
        .hasStatus(400);
  }

  @Test
  void cancelling_at_once_leaves_nothing_to_pay() {
    String order = guest.order(comanda.basket()).hasStatus(201).text("/id");

    guest.post("/order/" + order + "/cancel").hasStatus(200);

    comanda.awaitPayment(guest, order, "cancelled");
  }

  @Test
  void cancelling_after_paying_returns_the_money_and_empties_the_kitchen() {
    String order = paidOrder();
    Api kitchen = comanda.kitchen();
    String ticket = comanda.awaitTicket(kitchen, order);

    guest.post("/order/" + order + "/cancel").hasStatus(200);

    comanda.awaitPayment(guest, order, "refunded");
    comanda.awaitOrder(guest, order, "cancelled");
    await().atMost(Comanda.PATIENCE).until(() -> comanda.ticketOf(kitchen, order).isEmpty());
    kitchen.put("/production/" + ticket + "/started").hasStatus(409);
  }

  @Test
  void a_customer_cannot_cancel_what_the_kitchen_has_begun_but_the_staff_can() {
    String order = paidOrder();
    Api kitchen = comanda.kitchen();
    String ticket = comanda.awaitTicket(kitchen, order);
    kitchen.put("/production/" + ticket + "/started").hasStatus(200);
    comanda.awaitOrder(guest, order, "inPreparation");

    guest.post("/order/" + order + "/cancel").hasStatus(409);
    kitchen.post("/order/" + order + "/cancel").hasStatus(200);

    comanda.awaitPayment(guest, order, "refunded");
  }

  @Test
  void the_kitchen_cannot_skip_a_step() {
    String order = paidOrder();
    Api kitchen = comanda.kitchen();
    String ticket = comanda.awaitTicket(kitchen, order);

    kitchen.put("/production/" + ticket + "/completed").hasStatus(409);
    kitchen.put("/production/" + ticket + "/delivered").hasStatus(409);
    comanda.awaitOrder(guest, order, "paid");
  }

  private String paidOrder() {
    String order = guest.order(comanda.basket()).hasStatus(201).text("/id");
    comanda.providerSays(comanda.awaitPayable(guest, order), "processed");
    comanda.awaitOrder(guest, order, "paid");
    return order;
  }
}
