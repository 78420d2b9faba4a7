package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Events.BURGER;
import static dev.comanda.contracts.consumer.Events.ORDER;
import static dev.comanda.contracts.consumer.Events.currency;
import static dev.comanda.contracts.consumer.Events.hear;
import static dev.comanda.contracts.consumer.Requests.decimal;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.payment.adapter.sqs.PaymentCancellationsListener;
import dev.comanda.payment.adapter.sqs.PaymentRequestsListener;
import dev.comanda.payment.application.CancelPayment;
import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.ProductId;
import dev.comanda.shared.domain.Money;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What payment needs to hear of orders. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(
    providerName = "order",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class PaymentHearsOrderPactTest {

  @Pact(consumer = "payment")
  V4Pact placed(PactBuilder pact) {
    return Events.pact(
        pact,
        "an order was just placed",
        "an order has to be paid",
        "comanda.order.placed.v1",
        data -> {
          data.uuid("orderId", ORDER);
          data.stringMatcher("customerId", "\\S{1,255}", "ana");
          decimal(data, "amount", "45.80");
          currency(data, "currency");
          data.minArrayLike(
              "items",
              1,
              item -> {
                item.uuid("productId", BURGER);
                item.stringType("name", "X-Burger");
                decimal(item, "unitPrice", "22.90");
                item.integerType("quantity", 2);
              });
        });
  }

  @Pact(consumer = "payment")
  V4Pact cancelled(PactBuilder pact) {
    return Events.pact(
        pact,
        "an order that could be paid is cancelled",
        "an order no longer has to be paid",
        "comanda.order.cancelled.v1",
        data -> {
          data.uuid("orderId", ORDER);
          decimal(data, "amount", "45.80");
          currency(data, "currency");
        });
  }

  @Test
  @PactTestFor(pactMethod = "placed")
  void asks_for_the_payment_of_an_order(AsynchronousMessage message) {
    List<RequestPayment.Command> requests = new ArrayList<>();

    hear(
        new PaymentRequestsListener(command -> {
          requests.add(command);
          return new RequestPayment.Outcome.Accepted(aPayment().requested().snapshot());
        }),
        message);

    assertThat(requests)
        .containsExactly(
            new RequestPayment.Command(
                new OrderId(ORDER),
                new CustomerId("ana"),
                Money.brl("45.80"),
                List.of(
                    new PaymentItem(new ProductId(BURGER), "X-Burger", Money.brl("22.90"), 2))));
  }

  @Test
  @PactTestFor(pactMethod = "cancelled")
  void calls_the_payment_of_a_cancelled_order_off(AsynchronousMessage message) {
    List<CancelPayment.Command> cancellations = new ArrayList<>();

    hear(
        new PaymentCancellationsListener(command -> {
          cancellations.add(command);
          return new CancelPayment.Outcome.Settled(aPayment().cancelled().snapshot());
        }),
        message);

    assertThat(cancellations)
        .containsExactly(new CancelPayment.Command(new OrderId(ORDER), Money.brl("45.80")));
  }
}
