package dev.comanda.order.adapter.sqs;

import dev.comanda.order.domain.OrderEvent;
import dev.comanda.order.domain.OrderEvent.OrderCancelled;
import dev.comanda.order.domain.OrderEvent.OrderPlaced;
import dev.comanda.order.domain.OrderEvent.OrderReleased;
import dev.comanda.shared.adapter.sqs.CloudEventsJson;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** What order tells payment and the kitchen. */
@SecondaryAdapter
public final class OrderMessages implements MessageFormat<OrderEvent> {

  private static final String PLACED = "comanda.order.placed.v1";
  private static final String RELEASED = "comanda.order.released.v1";
  private static final String CANCELLED = "comanda.order.cancelled.v1";

  @Override
  public List<OutgoingMessage> messagesFor(OrderEvent event) {
    return switch (event) {
      case OrderPlaced placed ->
          List.of(message(placed, PLACED, QueueDefinitions.PAYMENT, OrderPlacedV1.of(placed)));
      case OrderReleased released ->
          List.of(
              message(
                  released, RELEASED, QueueDefinitions.PRODUCTION, OrderReleasedV1.of(released)));
      case OrderCancelled cancelled -> {
        OrderCancelledV1 data = OrderCancelledV1.of(cancelled);
        yield List.of(
            message(cancelled, CANCELLED, QueueDefinitions.PAYMENT, data),
            message(cancelled, CANCELLED, QueueDefinitions.PRODUCTION, data));
      }
    };
  }

  private static OutgoingMessage message(OrderEvent event, String type, String queue, Record data) {
    return CloudEventsJson.message("order", event.order().value(), type, queue, event.at(), data);
  }
}
