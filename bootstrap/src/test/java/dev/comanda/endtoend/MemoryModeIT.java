package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The same story with nothing but the JVM, for a lecture hall without network. */
class MemoryModeIT {

  private static final Comanda comanda = Comanda.inMemory();

  @AfterAll
  static void stop() {
    comanda.close();
  }

  @Test
  void an_order_travels_from_the_kiosk_to_the_counter() {
    Api ana = comanda.customer();
    Api kitchen = comanda.kitchen();
    String order = ana.order(comanda.basket()).hasStatus(201).text("/id");

    comanda.providerSays(comanda.awaitPayable(ana, order), "processed");
    String ticket = comanda.awaitTicket(kitchen, order);
    for (String step : new String[] {"started", "completed", "delivered"}) {
      kitchen.put("/production/" + ticket + "/" + step).hasStatus(200);
    }

    assertThat(comanda.awaitOrder(ana, order, "delivered").texts("/history", "status"))
        .containsExactly(
            "placed", "awaitingPayment", "paid", "inPreparation", "ready", "delivered");
  }

  @Test
  void a_cancelled_payment_is_refunded() {
    Api guest = comanda.guest();
    String order = guest.order(comanda.basket()).hasStatus(201).text("/id");
    comanda.providerSays(comanda.awaitPayable(guest, order), "processed");
    comanda.awaitOrder(guest, order, "paid");

    guest.post("/order/" + order + "/cancel").hasStatus(200);

    comanda.awaitPayment(guest, order, "refunded");
  }

  @Test
  void an_operator_finds_nothing_that_could_not_be_processed() {
    assertThat(comanda.operator().get("/admin/dead-letters").hasStatus(200).json().at("/items"))
        .isEmpty();
    comanda.kitchen().get("/admin/dead-letters").isProblem(403, "forbidden");
  }

  @Test
  void a_payment_that_cannot_exist_is_refused() {
    for (String order : new String[] {"not%20an%20order", "ORDUNKNOWN"}) {
      comanda
          .provider()
          .post("/v1/orders/" + order + "/events", "{\"status\":\"processed\"}")
          .hasStatus(400);
    }
  }
}
