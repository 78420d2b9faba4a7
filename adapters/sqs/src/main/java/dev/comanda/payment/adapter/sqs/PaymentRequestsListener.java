package dev.comanda.payment.adapter.sqs;

import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.ProductId;
import dev.comanda.shared.adapter.sqs.IncomingMessage;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;

/** Brings to payment which orders have to be paid. */
@PrimaryAdapter
public final class PaymentRequestsListener implements MessageListener {

  private final RequestPayment requests;

  /** Brings them to this port. */
  public PaymentRequestsListener(RequestPayment requests) {
    this.requests = requests;
  }

  @Override
  public Set<String> types() {
    return Set.of("comanda.order.placed.v1");
  }

  @Override
  public Handling take(IncomingMessage message) {
    RequestPayment.Command command =
        message.translate(OrderPlacedV1.class, PaymentRequestsListener::command);
    return switch (requests.request(command)) {
      case RequestPayment.Outcome.Accepted _ -> new Handling.Done();
      // One order with two amounts is a contradiction that people have to look at.
      case RequestPayment.Outcome.DiffersFromBefore _ ->
          new Handling.Park("the order was known with another amount");
    };
  }

  private static RequestPayment.Command command(OrderPlacedV1 wire) {
    return new RequestPayment.Command(
        new OrderId(wire.orderId()),
        new CustomerId(wire.customerId()),
        WireMoney.of(wire.amount(), wire.currency()),
        wire.items().stream()
            .map(item ->
                new PaymentItem(
                    new ProductId(item.productId()),
                    item.name(),
                    WireMoney.of(item.unitPrice(), wire.currency()),
                    item.quantity()))
            .toList());
  }
}
