package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.MessagePublisherContract;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The contract over a server that a subclass provides, and what is special about SQS. */
abstract class SqsPublisherContract extends MessagePublisherContract {

  private TestSqs sqs;

  /** A server, wherever it runs. */
  protected abstract TestSqs newSqs();

  @BeforeEach
  void createQueues() {
    sqs = newSqs();
    sqs.newQueue(ONE, 30, 5);
    sqs.newQueue(OTHER, 30, 5);
  }

  @AfterEach
  void close() {
    if (sqs != null) {
      sqs.close();
    }
  }

  @Override
  protected MessagePublisher publisher() {
    return new SqsPublisher(sqs.client, sqs.queues);
  }

  @Override
  protected MessagePublisher unreachablePublisher() {
    SqsClient nobody = SqsClients.local(URI.create("http://127.0.0.1:1"));
    return new SqsPublisher(nobody, new SqsQueues(nobody, ""));
  }

  @Override
  protected List<String> received(String queue, int expected) {
    return sqs.take(queue, expected).stream().map(Message::body).toList();
  }

  @Test
  void sends_no_java_type() {
    publisher().publish(List.of(message(ONE, "{}")));

    Message message = sqs.take(ONE, 1).getFirst();
    assertThat(message.messageAttributes().keySet()).containsExactly("contentType");
    assertThat(message.messageAttributes().values())
        .extracting(MessageAttributeValue::stringValue)
        .containsExactly("application/cloudevents+json");
  }

  @Test
  void leaves_a_message_out_of_the_answer_that_is_too_large_and_sends_the_others() {
    OutgoingMessage large = message(ONE, "x".repeat(300_000));
    OutgoingMessage small = message(ONE, "{}");

    assertThat(publisher().publish(List.of(large, small))).containsExactly(small);
  }

  @Test
  void leaves_messages_out_of_the_answer_that_the_queue_does_not_take() {
    // U+0000 is the one character that JSON may escape and SQS does not take unescaped.
    OutgoingMessage refused = message(ONE, "a\u0000b");
    OutgoingMessage sent = message(OTHER, "{}");

    assertThat(publisher().publish(List.of(sent, refused))).contains(sent);
  }
}
