package dev.comanda.production.adapter.sqs;

import dev.comanda.production.application.AcceptOrder;
import dev.comanda.production.application.WithdrawOrder;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings to the kitchen what has to be prepared, and what no longer. */
public final class KitchenOrdersListener implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(KitchenOrdersListener.class);
  private static final String RELEASED = "comanda.order.released.v1";
  private static final String CANCELLED = "comanda.order.cancelled.v1";

  private final AcceptOrder releases;
  private final WithdrawOrder cancellations;

  /** Brings orders to the one port and cancelled orders to the other. */
  public KitchenOrdersListener(AcceptOrder releases, WithdrawOrder cancellations) {
    this.releases = releases;
    this.cancellations = cancellations;
  }

  @Override
  public Set<String> types() {
    return Set.of(RELEASED, CANCELLED);
  }

  @Override
  public Handling take(IncomingMessage message) {
    return message.type().equals(RELEASED) ? released(message) : cancelled(message);
  }

  private Handling released(IncomingMessage message) {
    AcceptOrder.Command command =
        message.translate(
            OrderReleasedV1.class,
            wire ->
                new AcceptOrder.Command(
                    new ProductionId(wire.orderId()),
                    wire.items().stream()
                        .map(item -> new TicketItem(item.name(), item.quantity()))
                        .toList()));
    return switch (releases.accept(command)) {
      case AcceptOrder.Outcome.Accepted _ -> new Handling.Done();
      case AcceptOrder.Outcome.Withdrawn _ -> new Handling.Done();
    };
  }

  private Handling cancelled(IncomingMessage message) {
    WithdrawOrder.Command command =
        message.translate(
            OrderCancelledV1.class,
            wire -> new WithdrawOrder.Command(new ProductionId(wire.orderId())));
    return switch (cancellations.withdraw(command)) {
      case WithdrawOrder.Outcome.Withdrawn _ -> new Handling.Done();
      case WithdrawOrder.Outcome.TooLate late -> {
        LOG.info(
            "order {} is cancelled, but its ticket is {}", command.production(), late.status());
        yield new Handling.Done();
      }
    };
  }
}
