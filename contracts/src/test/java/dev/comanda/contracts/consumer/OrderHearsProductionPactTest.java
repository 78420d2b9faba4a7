package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Events.ORDER;
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
import dev.comanda.order.adapter.sqs.ProductionNewsListener;
import dev.comanda.order.application.RecordPreparationProgress;
import dev.comanda.order.application.RecordPreparationProgress.Command;
import dev.comanda.order.application.RecordPreparationProgress.Progress;
import dev.comanda.order.domain.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What order needs to hear of the kitchen. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(
    providerName = "production",
    providerType = ProviderType.ASYNCH,
    pactVersion = PactSpecVersion.V4)
class OrderHearsProductionPactTest {

  private static final String STARTED = "2026-11-23T12:03:00Z";
  private static final String COMPLETED = "2026-11-23T12:04:00Z";
  private static final String DELIVERED = "2026-11-23T12:05:00Z";

  @Pact(consumer = "order")
  V4Pact started(PactBuilder pact) {
    return Events.pact(
        pact,
        "the kitchen has just begun an order",
        "an order is being prepared",
        "comanda.production.started.v1",
        data -> {
          data.uuid("orderId", ORDER);
          instant(data, "startedAt", STARTED);
        });
  }

  @Pact(consumer = "order")
  V4Pact completed(PactBuilder pact) {
    return Events.pact(
        pact,
        "the kitchen is just done with an order",
        "an order is ready",
        "comanda.production.completed.v1",
        data -> {
          data.uuid("orderId", ORDER);
          instant(data, "startedAt", STARTED);
          instant(data, "completedAt", COMPLETED);
        });
  }

  @Pact(consumer = "order")
  V4Pact delivered(PactBuilder pact) {
    return Events.pact(
        pact,
        "the kitchen has just handed an order over",
        "an order was handed over",
        "comanda.production.delivered.v1",
        data -> {
          data.uuid("orderId", ORDER);
          instant(data, "startedAt", STARTED);
          instant(data, "completedAt", COMPLETED);
          instant(data, "deliveredAt", DELIVERED);
        });
  }

  @Test
  @PactTestFor(pactMethod = "started")
  void records_that_it_is_being_prepared(AsynchronousMessage message) {
    assertThat(heard(message)).containsExactly(command(new Progress.Started(at(STARTED))));
  }

  @Test
  @PactTestFor(pactMethod = "completed")
  void records_that_it_is_ready(AsynchronousMessage message) {
    assertThat(heard(message))
        .containsExactly(command(new Progress.Completed(at(STARTED), at(COMPLETED))));
  }

  @Test
  @PactTestFor(pactMethod = "delivered")
  void records_that_it_was_handed_over(AsynchronousMessage message) {
    assertThat(heard(message))
        .containsExactly(
            command(new Progress.Delivered(at(STARTED), at(COMPLETED), at(DELIVERED))));
  }

  private static List<Command> heard(AsynchronousMessage message) {
    List<Command> commands = new ArrayList<>();
    hear(
        new ProductionNewsListener(command -> {
          commands.add(command);
          return new RecordPreparationProgress.Outcome.Recorded();
        }),
        message);
    return commands;
  }

  private static Command command(Progress progress) {
    return new Command(new OrderId(ORDER), progress);
  }

  private static Instant at(String text) {
    return Instant.parse(text);
  }
}
