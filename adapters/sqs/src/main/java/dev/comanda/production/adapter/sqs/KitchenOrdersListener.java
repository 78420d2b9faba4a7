package dev.comanda.production.adapter.sqs;

import dev.comanda.production.application.AcceptOrder;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;

/** Brings to the kitchen what has to be prepared. */
@PrimaryAdapter
public final class KitchenOrdersListener implements MessageListener {

  private final AcceptOrder releases;

  /** Brings them to this port. */
  public KitchenOrdersListener(AcceptOrder releases) {
    this.releases = releases;
  }

  @Override
  public Set<String> types() {
    return Set.of("comanda.order.released.v1");
  }

  @Override
  public Handling take(IncomingMessage message) {
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
}
