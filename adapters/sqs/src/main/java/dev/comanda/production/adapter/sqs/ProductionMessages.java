package dev.comanda.production.adapter.sqs;

import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketEvent.OrderHandedOver;
import dev.comanda.production.domain.TicketEvent.PreparationCompleted;
import dev.comanda.production.domain.TicketEvent.PreparationStarted;
import dev.comanda.shared.adapter.sqs.CloudEventsJson;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** What the kitchen tells order. A production has the same UUID as its order. */
@SecondaryAdapter
public final class ProductionMessages implements MessageFormat<TicketEvent> {

  @Override
  public List<OutgoingMessage> messagesFor(TicketEvent event) {
    UUID id = event.production().value();
    return switch (event) {
      case PreparationStarted started ->
          message(
              started,
              "comanda.production.started.v1",
              new ProductionStartedV1(id, id, started.startedAt()));
      case PreparationCompleted completed ->
          message(
              completed,
              "comanda.production.completed.v1",
              new ProductionCompletedV1(id, id, completed.startedAt(), completed.completedAt()));
      case OrderHandedOver delivered ->
          message(
              delivered,
              "comanda.production.delivered.v1",
              new ProductionDeliveredV1(
                  id, id, delivered.startedAt(), delivered.completedAt(), delivered.deliveredAt()));
    };
  }

  private static List<OutgoingMessage> message(TicketEvent event, String type, Record data) {
    return List.of(
        CloudEventsJson.message(
            "production",
            event.production().value(),
            type,
            QueueDefinitions.ORDER,
            event.at(),
            data));
  }
}
