package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Events.ORDER;
import static dev.comanda.contracts.consumer.Events.hear;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.production.adapter.sqs.KitchenCancellationsListener;
import dev.comanda.production.adapter.sqs.KitchenOrdersListener;
import dev.comanda.production.application.AcceptOrder;
import dev.comanda.production.application.WithdrawOrder;
import dev.comanda.production.domain.ProductionId;
import dev.comanda.production.domain.TicketItem;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kitchen needs to hear of orders. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(
    providerName = "order",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class ProductionHearsOrderPactTest {

  @Pact(consumer = "production")
  V4Pact released(PactBuilder pact) {
    return Events.pact(
        pact,
        "an order was just paid",
        "an order may be prepared",
        "comanda.order.released.v1",
        data -> {
          data.uuid("orderId", ORDER);
          data.minArrayLike(
              "items",
              1,
              item -> {
                item.stringType("name", "X-Burger");
                item.integerType("quantity", 2);
              });
        });
  }

  @Pact(consumer = "production")
  V4Pact cancelled(PactBuilder pact) {
    return Events.pact(
        pact,
        "a paid order is cancelled",
        "an order no longer has to be prepared",
        "comanda.order.cancelled.v1",
        data -> data.uuid("orderId", ORDER));
  }

  @Test
  @PactTestFor(pactMethod = "released")
  void accepts_an_order(AsynchronousMessage message) {
    List<AcceptOrder.Command> accepted = new ArrayList<>();

    hear(
        new KitchenOrdersListener(command -> {
          accepted.add(command);
          return new AcceptOrder.Outcome.Accepted(aTicket().received().snapshot());
        }),
        message);

    assertThat(accepted)
        .containsExactly(
            new AcceptOrder.Command(
                new ProductionId(ORDER), List.of(new TicketItem("X-Burger", 2))));
  }

  @Test
  @PactTestFor(pactMethod = "cancelled")
  void withdraws_a_cancelled_order(AsynchronousMessage message) {
    List<WithdrawOrder.Command> withdrawn = new ArrayList<>();

    hear(
        new KitchenCancellationsListener(command -> {
          withdrawn.add(command);
          return new WithdrawOrder.Outcome.Withdrawn();
        }),
        message);

    assertThat(withdrawn).containsExactly(new WithdrawOrder.Command(new ProductionId(ORDER)));
  }
}
