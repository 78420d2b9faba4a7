package dev.comanda.payment.application;

import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentEvent.PaymentRejected;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** A message format for tests of stores, as simple as can be: the body names the payment. */
public final class TestMessages {

  private TestMessages() {}

  /** One message for each event. */
  public static List<OutgoingMessage> of(PaymentEvent event) {
    String type =
        switch (event) {
          case PaymentCreated _ -> "comanda.payment.created.v1";
          case PaymentApproved _ -> "comanda.payment.approved.v1";
          case PaymentRejected _ -> "comanda.payment.rejected.v1";
          case PaymentExpired _ -> "comanda.payment.expired.v1";
          case PaymentRefunded _ -> "comanda.payment.refunded.v1";
        };
    UUID id = UUID.nameUUIDFromBytes((event.payment() + type).getBytes(StandardCharsets.UTF_8));
    return List.of(
        new OutgoingMessage(
            id, "order-service-queue", type, event.at(), event.payment().toString()));
  }

  /** Whether a message tells of a payment. */
  public static boolean isAbout(PaymentId payment, OutgoingMessage message) {
    return message.body().equals(payment.toString());
  }
}
