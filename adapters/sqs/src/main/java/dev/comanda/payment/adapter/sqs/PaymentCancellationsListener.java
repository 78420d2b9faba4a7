package dev.comanda.payment.adapter.sqs;

import dev.comanda.payment.application.CancelPayment;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;

/** Brings to payment which orders no longer have to be paid. */
@PrimaryAdapter
public final class PaymentCancellationsListener implements MessageListener {

  private final CancelPayment cancellations;

  /** Brings them to this port. */
  public PaymentCancellationsListener(CancelPayment cancellations) {
    this.cancellations = cancellations;
  }

  @Override
  public Set<String> types() {
    return Set.of("comanda.order.cancelled.v1");
  }

  @Override
  public Handling take(IncomingMessage message) {
    CancelPayment.Command command =
        message.translate(
            OrderCancelledV1.class,
            wire ->
                new CancelPayment.Command(
                    new OrderId(wire.orderId()), WireMoney.of(wire.amount(), wire.currency())));
    return switch (cancellations.cancel(command)) {
      case CancelPayment.Outcome.Settled _ -> new Handling.Done();
      case CancelPayment.Outcome.UnderWay _ -> new Handling.Done();
    };
  }
}
