package dev.comanda.production.adapter.sqs;

import dev.comanda.production.application.WithdrawOrder;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings to the kitchen what no longer has to be prepared. */
@PrimaryAdapter
public final class KitchenCancellationsListener implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(KitchenCancellationsListener.class);

  private final WithdrawOrder cancellations;

  /** Brings them to this port. */
  public KitchenCancellationsListener(WithdrawOrder cancellations) {
    this.cancellations = cancellations;
  }

  @Override
  public Set<String> types() {
    return Set.of("comanda.order.cancelled.v1");
  }

  @Override
  public Handling take(IncomingMessage message) {
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
