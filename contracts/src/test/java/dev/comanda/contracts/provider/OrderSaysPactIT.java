package dev.comanda.contracts.provider;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;

import au.com.dius.pact.provider.PactVerifyProvider;
import au.com.dius.pact.provider.junit5.TestTarget;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.domain.Order;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether order says to payment and to the kitchen what they need to hear. */
@Provider("order")
@PactSource(AgreedPacts.class)
class OrderSaysPactIT extends Verification {

  private @Nullable Order order;

  @Override
  TestTarget target() {
    return Said.target();
  }

  @State("an order was just placed")
  void placed() {
    order = anOrder().placed();
  }

  @State("an order was just paid")
  void paid() {
    order = anOrder().awaitingPayment();
    order.confirmPayment(PAYMENT, NOON.plusSeconds(90));
  }

  @State("an order that could be paid is cancelled")
  void cancelledUnpaid() {
    order = anOrder().awaitingPayment();
    order.cancelByCustomer(NOON.plusSeconds(90));
  }

  @State("a paid order is cancelled")
  void cancelledPaid() {
    order = anOrder().paid();
    order.cancelByStaff(NOON.plusSeconds(180));
  }

  @PactVerifyProvider("an order has to be paid")
  String hasToBePaid() {
    return said(QueueDefinitions.PAYMENT);
  }

  @PactVerifyProvider("an order no longer has to be paid")
  String noLongerHasToBePaid() {
    return said(QueueDefinitions.PAYMENT);
  }

  @PactVerifyProvider("an order may be prepared")
  String mayBePrepared() {
    return said(QueueDefinitions.PRODUCTION);
  }

  @PactVerifyProvider("an order no longer has to be prepared")
  String noLongerHasToBePrepared() {
    return said(QueueDefinitions.PRODUCTION);
  }

  private String said(String queue) {
    return Said.last(new OrderMessages(), Objects.requireNonNull(order).events(), queue);
  }
}
