package dev.comanda.production.application;

import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketEvent.OrderHandedOver;
import dev.comanda.production.domain.TicketEvent.PreparationCompleted;
import dev.comanda.production.domain.TicketEvent.PreparationStarted;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A message format for tests of stores: the right types, and bodies that name the ticket. */
public final class TestMessages {

  private TestMessages() {}

  /** One message per event, to the queue of orders. */
  public static List<OutgoingMessage> of(TicketEvent event) {
    String type =
        switch (event) {
          case PreparationStarted _ -> "comanda.production.started.v1";
          case PreparationCompleted _ -> "comanda.production.completed.v1";
          case OrderHandedOver _ -> "comanda.production.delivered.v1";
        };
    String body = type + " " + event.production();
    UUID id = UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8));
    return List.of(new OutgoingMessage(id, "order-service-queue", type, event.at(), body));
  }

  /** Whether a message tells of a ticket. */
  public static boolean isAbout(ProductionId production, OutgoingMessage message) {
    return message.body().endsWith(" " + production);
  }
}
