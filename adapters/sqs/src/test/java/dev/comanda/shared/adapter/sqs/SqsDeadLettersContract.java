package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.application.messaging.DeadLetter;
import dev.comanda.shared.application.messaging.DeadLetters;
import dev.comanda.shared.application.messaging.DeadLettersContract;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.Retries;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The contract over a server that a subclass provides, and what is special about SQS. */
abstract class SqsDeadLettersContract extends DeadLettersContract {

  private static final int MAX_RECEIVE_COUNT = 2;

  private final List<SqsConsumer> consumers = new ArrayList<>();
  private final List<SqsClient> clients = new ArrayList<>();
  private TestSqs sqs;
  private QueueDefinitions queues;

  /** A server, wherever it runs. */
  protected abstract TestSqs newSqs();

  @BeforeEach
  void createQueues() {
    sqs = newSqs();
    queues =
        new QueueDefinitions(
            List.of(
                sqs.newQueue(ONE, 1, MAX_RECEIVE_COUNT),
                sqs.newQueue(OTHER, 1, MAX_RECEIVE_COUNT)));
  }

  @AfterEach
  void close() {
    consumers.forEach(SqsConsumer::close);
    clients.forEach(SqsClient::close);
    if (sqs != null) {
      sqs.close();
    }
  }

  @Override
  protected DeadLetters letters() {
    return new SqsDeadLetters(sqs.client, sqs.queues, queues, Duration.ZERO);
  }

  @Override
  protected DeadLetters unreachableLetters() {
    SqsClient nobody = SqsClients.local(URI.create("http://127.0.0.1:1"));
    clients.add(nobody);
    return new SqsDeadLetters(nobody, new SqsQueues(nobody, ""), queues);
  }

  @Override
  protected MessagePublisher publisher() {
    return new SqsPublisher(sqs.client, sqs.queues);
  }

  @Override
  protected void consume(String queue, MessageHandler handler) {
    SqsConsumer consumer =
        new SqsConsumer(
            sqs.client,
            sqs.queues,
            queues.queue(queue),
            handler,
            _ -> {},
            new SqsConsumer.Settings(
                10, Duration.ofSeconds(2), Retries.PATIENT, Duration.ofSeconds(5)));
    consumers.add(consumer);
    consumer.start();
  }

  @Test
  void tells_of_what_sqs_gave_up_by_itself_that_nobody_answered() {
    String body = Golden.message("comanda.order.placed.v1");
    sqs.send(ONE, List.of(body));
    String url = sqs.queues.url(ONE);
    for (int death = 0; death < MAX_RECEIVE_COUNT; death++) {
      assertThat(sqs.client.receiveMessage(it -> it.queueUrl(url).waitTimeSeconds(10)).messages())
          .hasSize(1);
    }
    TestSqs.await(
        "given up",
        () -> {
          sqs.client.receiveMessage(it -> it.queueUrl(url));
          return !letters().look(10).isEmpty();
        });

    DeadLetter letter = letters().look(10).getFirst();

    assertThat(letter.reason()).isEqualTo("it was received too often without an answer");
    assertThat(letter.tries()).isEqualTo(MAX_RECEIVE_COUNT);
    assertThat(letter.type()).contains("comanda.order.placed.v1");
    assertThat(letter.traceparent())
        .contains("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
    assertThat(letter.body()).isEqualTo(body);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not JSON", "[1]", "{\"type\":7}", "{\"type\":\"with spaces\"}", "null"})
  void shows_what_no_type_can_be_read_from(String body) {
    sqs.send(queues.queue(ONE).deadLetterQueue(), List.of(body));

    assertThat(letters().look(10))
        .singleElement()
        .satisfies(letter -> {
          assertThat(letter.type()).isEqualTo(Optional.empty());
          assertThat(letter.traceparent()).isEqualTo(Optional.empty());
          assertThat(letter.body()).isEqualTo(body);
        });
  }

  @Test
  void sends_again_what_a_publisher_would_have_sent() {
    sqs.send(queues.queue(ONE).deadLetterQueue(), List.of("{}"));

    assertThat(letters().sendAgain(letters().look(1).getFirst().id())).isTrue();

    Message again = sqs.take(ONE, 1).getFirst();
    assertThat(again.body()).isEqualTo("{}");
    assertThat(again.messageAttributes().keySet()).containsExactly("contentType");
  }

  @Test
  void finds_what_somebody_else_is_looking_at_in_the_same_process() throws Exception {
    sqs.send(queues.queue(ONE).deadLetterQueue(), List.of("a", "b", "c"));
    DeadLetters letters = letters();
    DeadLetter last = letters.look(3).getLast();

    Thread looking =
        Thread.ofVirtual()
            .start(() -> {
              for (int i = 0; i < 50; i++) {
                letters.look(100);
              }
            });
    Thread.sleep(50);
    boolean found = letters.sendAgain(last.id());
    looking.join();

    assertThat(found).isTrue();
    assertThat(letters.look(10)).hasSize(2).doesNotContain(last);
  }
}
