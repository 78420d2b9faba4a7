package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.adapter.sqs.OutboxRelayTest.FakeOutbox;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.application.messaging.Retries;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The whole way, from an outbox to a handler, on a real server that a subclass provides. */
abstract class RelayToConsumerContract {

  private static final int MESSAGES = 1000;

  private final FakeOutbox outbox = new FakeOutbox();
  private final Set<String> handled = ConcurrentHashMap.newKeySet();

  /** A server, wherever it runs. */
  protected abstract TestSqs newSqs();

  @Test
  void every_message_arrives_although_relays_and_consumers_come_and_go() {
    try (TestSqs sqs = newSqs()) {
      QueueDefinition queue = sqs.newQueue(3, 100);
      List<OutgoingMessage> messages =
          IntStream.range(0, MESSAGES)
              .mapToObj(i -> TestSqs.outgoing(queue.name(), "message " + i))
              .toList();
      outbox.store(messages);

      for (int life = 0; life < 4; life++) {
        int enough = MESSAGES * (life + 1) / 4;
        try (OutboxRelay one = relay(sqs);
            OutboxRelay other = relay(sqs);
            SqsConsumer consumer = consumer(sqs, queue);
            SqsConsumer another = consumer(sqs, queue)) {
          one.start();
          other.start();
          consumer.start();
          another.start();
          TestSqs.await(enough + " handled", () -> handled.size() >= enough);
        }
      }

      assertThat(handled)
          .containsExactlyInAnyOrderElementsOf(
              messages.stream().map(OutgoingMessage::body).toList());
      assertThat(outbox.isEmpty()).isTrue();
      assertThat(sqs.queues.waiting(List.of(queue.deadLetterQueue())).values()).containsExactly(0);
    }
  }

  private OutboxRelay relay(TestSqs sqs) {
    return new OutboxRelay(
        "test",
        outbox,
        new SqsPublisher(sqs.client, sqs.queues),
        new OutboxRelay.Settings(20, Duration.ofSeconds(2), Duration.ofMillis(100)));
  }

  private SqsConsumer consumer(TestSqs sqs, QueueDefinition queue) {
    return new SqsConsumer(
        sqs.client,
        sqs.queues,
        queue,
        body -> {
          handled.add(body);
          return new Handling.Done();
        },
        _ -> {},
        new SqsConsumer.Settings(
            10, Duration.ofSeconds(1), Retries.PATIENT, Duration.ofSeconds(5)));
  }
}
