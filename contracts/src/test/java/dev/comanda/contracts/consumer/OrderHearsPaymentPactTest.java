package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Events.ORDER;
import static dev.comanda.contracts.consumer.Events.PAYMENT;
import static dev.comanda.contracts.consumer.Events.hear;
import static dev.comanda.contracts.consumer.Requests.instant;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.consumer.junit5.ProviderType;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.order.adapter.sqs.PaymentNewsListener;
import dev.comanda.order.application.RecordPaymentOutcome;
import dev.comanda.order.application.RecordPaymentOutcome.Command;
import dev.comanda.order.application.RecordPaymentOutcome.News;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.PaymentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What order needs to hear of payments. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(
    providerName = "payment",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class OrderHearsPaymentPactTest {

  private static final String THEN = "2026-11-23T12:02:00Z";

  @Pact(consumer = "order")
  V4Pact created(PactBuilder pact) {
    return news(pact, "the provider has just opened a payment", "created");
  }

  @Pact(consumer = "order")
  V4Pact approved(PactBuilder pact) {
    return news(pact, "a payment was just paid", "approved");
  }

  @Pact(consumer = "order")
  V4Pact rejected(PactBuilder pact) {
    return news(pact, "a payment has just failed", "rejected");
  }

  @Pact(consumer = "order")
  V4Pact expired(PactBuilder pact) {
    return news(pact, "a payment was not paid in time", "expired");
  }

  @Pact(consumer = "order")
  V4Pact refunded(PactBuilder pact) {
    return news(pact, "the money of a payment has just gone back", "refunded");
  }

  private static V4Pact news(PactBuilder pact, String state, String what) {
    return Events.pact(
        pact,
        state,
        "a payment is " + what,
        "comanda.payment.%s.v1".formatted(what),
        data -> {
          data.uuid("orderId", ORDER);
          data.uuid("paymentId", PAYMENT);
          instant(data, "occurredAt", THEN);
        });
  }

  @Test
  @PactTestFor(pactMethod = "created")
  void records_where_its_customer_can_pay(AsynchronousMessage message) {
    assertThat(heard(message)).containsExactly(command(News.CREATED));
  }

  @Test
  @PactTestFor(pactMethod = "approved")
  void records_that_it_is_paid(AsynchronousMessage message) {
    assertThat(heard(message)).containsExactly(command(News.APPROVED));
  }

  @Test
  @PactTestFor(pactMethod = "rejected")
  void records_that_nobody_will_pay(AsynchronousMessage message) {
    assertThat(heard(message)).containsExactly(command(News.REJECTED));
  }

  @Test
  @PactTestFor(pactMethod = "expired")
  void records_that_nobody_has_paid(AsynchronousMessage message) {
    assertThat(heard(message)).containsExactly(command(News.EXPIRED));
  }

  @Test
  @PactTestFor(pactMethod = "refunded")
  void records_that_the_money_went_back(AsynchronousMessage message) {
    assertThat(heard(message)).containsExactly(command(News.REFUNDED));
  }

  private static List<Command> heard(AsynchronousMessage message) {
    List<Command> commands = new ArrayList<>();
    hear(
        new PaymentNewsListener(command -> {
          commands.add(command);
          return new RecordPaymentOutcome.Outcome.Recorded();
        }),
        message);
    return commands;
  }

  private static Command command(News news) {
    return new Command(new OrderId(ORDER), new PaymentId(PAYMENT), news, Instant.parse(THEN));
  }
}
