package dev.comanda.order.adapter.sqs;

import dev.comanda.order.application.RecordPaymentOutcome;
import dev.comanda.order.application.RecordPaymentOutcome.Command;
import dev.comanda.order.application.RecordPaymentOutcome.News;
import dev.comanda.order.application.RecordPaymentOutcome.Outcome;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.PaymentId;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings news of payments to their orders. */
@PrimaryAdapter
public final class PaymentNewsListener implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(PaymentNewsListener.class);
  private static final Map<String, News> NEWS =
      Map.of(
          "comanda.payment.created.v1", News.CREATED,
          "comanda.payment.approved.v1", News.APPROVED,
          "comanda.payment.rejected.v1", News.REJECTED,
          "comanda.payment.expired.v1", News.EXPIRED,
          "comanda.payment.refunded.v1", News.REFUNDED);

  private final RecordPaymentOutcome orders;

  /** Brings them to this port. */
  public PaymentNewsListener(RecordPaymentOutcome orders) {
    this.orders = orders;
  }

  @Override
  public Set<String> types() {
    return NEWS.keySet();
  }

  @Override
  public Handling take(IncomingMessage message) {
    News news = Objects.requireNonNull(NEWS.get(message.type()));
    Command command =
        message.translate(
            PaymentNewsV1.class,
            wire ->
                new Command(
                    new OrderId(wire.orderId()),
                    new PaymentId(wire.paymentId()),
                    news,
                    wire.occurredAt()));
    return switch (orders.record(command)) {
      case Outcome.Recorded _ -> new Handling.Done();
      case Outcome.Refused refused -> {
        LOG.info("order {} does not take {}: {}", command.order(), news, refused.reason());
        yield new Handling.Done();
      }
      case Outcome.UnknownOrder _ -> new Handling.Retry("the order is not known yet");
    };
  }
}
