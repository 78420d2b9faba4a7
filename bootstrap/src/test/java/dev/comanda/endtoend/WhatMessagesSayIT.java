package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.described.AsyncApi;
import dev.comanda.described.AsyncApi.Action;
import org.junit.jupiter.api.Test;

/**
 * Contexts tell each other what {@code asyncapi.yaml} says, and nothing else. It runs after all
 * others, and reads what they have left; so that it can run alone, it says everything once more.
 */
class WhatMessagesSayIT {

  private static final AsyncApi API = AsyncApi.agreed();

  private final Comanda comanda = Running.comanda();
  private final Api guest = comanda.guest();
  private final Wire wire = Wire.to(Running.cloud());

  @Test
  void messages_of_the_whole_run_are_as_described_and_all_that_are_described_are_said_and_heard() {
    anOrderIsDelivered();
    aPaidOrderIsCancelled();
    aPaymentEndsAs("failed");
    aPaymentEndsAs("expired");

    for (Action action : Action.values()) {
      await()
          .atMost(Comanda.PATIENCE)
          .untilAsserted(
              () -> assertThat(wire.types(action)).as("%s", action).isEqualTo(API.types(action)));
    }
    assertThat(wire.errors()).isEmpty();
  }

  private void anOrderIsDelivered() {
    String order = paidOrder();
    Api kitchen = comanda.kitchen();
    String ticket = comanda.awaitTicket(kitchen, order);
    for (String step : new String[] {"started", "completed", "delivered"}) {
      kitchen.put("/production/" + ticket + "/" + step).hasStatus(200);
    }
    comanda.awaitOrder(guest, order, "delivered");
  }

  private void aPaidOrderIsCancelled() {
    String order = paidOrder();
    guest.post("/order/" + order + "/cancel").hasStatus(200);
    comanda.awaitPayment(guest, order, "refunded");
  }

  private void aPaymentEndsAs(String end) {
    String order = order();
    comanda.providerSays(comanda.awaitPayable(guest, order), end);
    comanda.awaitOrder(guest, order, "cancelled");
  }

  private String paidOrder() {
    String order = order();
    comanda.providerSays(comanda.awaitPayable(guest, order), "processed");
    comanda.awaitOrder(guest, order, "paid");
    return order;
  }

  private String order() {
    return guest.order(comanda.basket()).hasStatus(201).text("/id");
  }
}
