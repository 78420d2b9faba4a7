package dev.comanda.order.application;

import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderEvent.OrderCancelled;
import dev.comanda.order.domain.OrderEvent.OrderPlaced;
import dev.comanda.order.domain.OrderEvent.OrderReleased;
import dev.comanda.order.domain.OrderId;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A message format for tests of stores, as simple as can be: the body names the order. */
public final class TestMessages {

  private TestMessages() {}

  /** One message for each event. */
  public static List<OutgoingMessage> of(OrderEvent event) {
    String type =
        switch (event) {
          case OrderPlaced _ -> "comanda.order.placed.v1";
          case OrderReleased _ -> "comanda.order.released.v1";
          case OrderCancelled _ -> "comanda.order.cancelled.v1";
        };
    UUID id = UUID.nameUUIDFromBytes((event.order() + type).getBytes(StandardCharsets.UTF_8));
    return List.of(
        new OutgoingMessage(
            id, "payment-service-queue", type, event.at(), event.order().toString()));
  }

  /** Whether a message tells of an order. */
  public static boolean isAbout(OrderId order, OutgoingMessage message) {
    return message.body().equals(order.toString());
  }
}
