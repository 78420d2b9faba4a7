package dev.comanda.payment.adapter.sqs;

import dev.comanda.payment.application.CancelPayment;
import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.ProductId;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.domain.Money;
import java.util.Currency;
import java.util.Set;

/** Brings to payment which orders have to be paid, and which no longer. */
public final class PaymentRequestsListener implements MessageListener {

  private static final String PLACED = "comanda.order.placed.v1";
  private static final String CANCELLED = "comanda.order.cancelled.v1";

  private final RequestPayment requests;
  private final CancelPayment cancellations;

  /** Brings orders to the one port and cancelled orders to the other. */
  public PaymentRequestsListener(RequestPayment requests, CancelPayment cancellations) {
    this.requests = requests;
    this.cancellations = cancellations;
  }

  @Override
  public Set<String> types() {
    return Set.of(PLACED, CANCELLED);
  }

  @Override
  public Handling take(IncomingMessage message) {
    return message.type().equals(PLACED) ? placed(message) : cancelled(message);
  }

  private Handling placed(IncomingMessage message) {
    RequestPayment.Command command =
        message.translate(OrderPlacedV1.class, PaymentRequestsListener::request);
    return switch (requests.request(command)) {
      case RequestPayment.Outcome.Accepted _ -> new Handling.Done();
      // One order with two amounts is a contradiction that people have to look at.
      case RequestPayment.Outcome.DiffersFromBefore _ ->
          new Handling.Park("the order was known with another amount");
    };
  }

  private Handling cancelled(IncomingMessage message) {
    CancelPayment.Command command =
        message.translate(
            OrderCancelledV1.class,
            wire ->
                new CancelPayment.Command(
                    new OrderId(wire.orderId()),
                    Money.of(wire.amount(), currency(wire.currency()))));
    return switch (cancellations.cancel(command)) {
      case CancelPayment.Outcome.Settled _ -> new Handling.Done();
      case CancelPayment.Outcome.UnderWay _ -> new Handling.Done();
    };
  }

  private static RequestPayment.Command request(OrderPlacedV1 wire) {
    Currency currency = currency(wire.currency());
    return new RequestPayment.Command(
        new OrderId(wire.orderId()),
        new CustomerId(wire.customerId()),
        Money.of(wire.amount(), currency),
        wire.items().stream()
            .map(item ->
                new PaymentItem(
                    new ProductId(item.productId()),
                    item.name(),
                    Money.of(item.unitPrice(), currency),
                    item.quantity()))
            .toList());
  }

  private static Currency currency(String code) {
    try {
      return Currency.getInstance(code);
    } catch (IllegalArgumentException _) {
      // Its own text would repeat the value.
      throw new IllegalArgumentException("currency must be an ISO 4217 code");
    }
  }
}
