package dev.comanda.payment.adapter.sqs;

import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentEvent.PaymentRejected;
import dev.comanda.shared.adapter.sqs.CloudEventsJson;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** What payment tells order. */
@SecondaryAdapter
public final class PaymentMessages implements MessageFormat<PaymentEvent> {

  @Override
  public List<OutgoingMessage> messagesFor(PaymentEvent event) {
    return List.of(
        CloudEventsJson.message(
            "payment",
            event.payment().value(),
            type(event),
            QueueDefinitions.ORDER,
            event.at(),
            new PaymentNewsV1(event.order().value(), event.payment().value(), event.at())));
  }

  private static String type(PaymentEvent event) {
    return switch (event) {
      case PaymentCreated _ -> "comanda.payment.created.v1";
      case PaymentApproved _ -> "comanda.payment.approved.v1";
      case PaymentRejected _ -> "comanda.payment.rejected.v1";
      case PaymentExpired _ -> "comanda.payment.expired.v1";
      case PaymentRefunded _ -> "comanda.payment.refunded.v1";
    };
  }
}
