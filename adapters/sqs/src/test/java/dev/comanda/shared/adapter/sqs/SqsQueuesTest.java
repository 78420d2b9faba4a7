package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.QueueLevel;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsQueuesTest {

  @Test
  void creates_every_queue_with_its_dead_letters_and_does_so_again_without_harm() {
    QueueDefinitions definitions = QueueDefinitions.load();
    try (TestSqs sqs = TestSqs.inLocalCloud()) {
      sqs.queues.create(definitions);
      sqs.send(QueueDefinitions.ORDER, List.of("kept"));
      new SqsQueues(sqs.client, "").create(definitions);

      for (QueueDefinition queue : definitions.queues()) {
        Map<String, String> attributes = attributes(sqs, queue.name());
        assertThat(attributes.get("RedrivePolicy"))
            .contains(queue.deadLetterQueue(), Integer.toString(queue.maxReceiveCount()));
        assertThat(attributes)
            .containsEntry("VisibilityTimeout", Integer.toString(queue.visibilityTimeoutSeconds()));
        assertThat(attributes(sqs, queue.deadLetterQueue())).doesNotContainKey("RedrivePolicy");
      }
      assertThat(sqs.take(QueueDefinitions.ORDER, 1)).hasSize(1);
    }
  }

  @Test
  void environments_that_share_an_account_have_queues_of_their_own_under_the_same_names() {
    String ours = "test-%s-".formatted(UUID.randomUUID());
    String theirs = "test-%s-".formatted(UUID.randomUUID());
    QueueDefinitions definitions = QueueDefinitions.load();
    try (TestSqs sqs = TestSqs.inLocalCloud(ours);
        TestSqs others = TestSqs.inLocalCloud(theirs)) {
      sqs.create(definitions);
      others.create(definitions);
      sqs.send(QueueDefinitions.ORDER, List.of("ours"));

      assertThat(sqs.client.listQueues(it -> it.queueNamePrefix(ours)).queueUrls())
          .map(url -> url.substring(url.lastIndexOf('/') + 1))
          .containsExactlyInAnyOrderElementsOf(
              definitions.queues().stream()
                  .flatMap(queue -> Stream.of(queue.name(), queue.deadLetterQueue()))
                  .map(ours::concat)
                  .toList());
      assertThat(attributes(sqs, QueueDefinitions.ORDER).get("RedrivePolicy"))
          .contains(
              ":" + ours + definitions.queue(QueueDefinitions.ORDER).deadLetterQueue() + "\"");
      assertThat(sqs.queues.waiting(List.of(QueueDefinitions.ORDER)))
          .isEqualTo(Map.of(QueueDefinitions.ORDER, 1));
      assertThat(others.queues.waiting(List.of(QueueDefinitions.ORDER)))
          .isEqualTo(Map.of(QueueDefinitions.ORDER, 0));
    }
  }

  @Test
  void tells_how_many_messages_wait() {
    try (TestSqs sqs = TestSqs.inLocalCloud()) {
      QueueDefinition queue = sqs.newQueue(30, 5);
      sqs.send(queue.name(), List.of("a", "b"));

      assertThat(sqs.queues.waiting(List.of(queue.name(), queue.deadLetterQueue())))
          .isEqualTo(Map.of(queue.name(), 2, queue.deadLetterQueue(), 0));
    }
  }

  @Test
  void tells_how_full_a_queue_is_dead_letters_included_that_somebody_looks_at() {
    try (TestSqs sqs = TestSqs.inLocalCloud()) {
      QueueDefinition queue = sqs.newQueue(30, 5);
      sqs.send(queue.name(), List.of("a", "b", "c"));
      sqs.send(queue.deadLetterQueue(), List.of("d", "e"));
      hide(sqs, queue.name());
      hide(sqs, queue.deadLetterQueue());

      assertThat(sqs.queues.level(queue)).isEqualTo(new QueueLevel(2, 1, 2));
    }
  }

  private static void hide(TestSqs sqs, String queue) {
    String url = sqs.queues.url(queue);
    assertThat(sqs.client.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(1)).messages())
        .hasSize(1);
  }

  @Test
  void says_within_seconds_that_sqs_does_not_answer() {
    try (SqsClient nobody = SqsClients.local(URI.create("http://127.0.0.1:1"))) {
      Instant start = Instant.now();

      assertThatExceptionOfType(DependencyUnavailableException.class)
          .isThrownBy(() -> new SqsQueues(nobody, "").waiting(List.of("order-service-queue")));
      assertThatExceptionOfType(DependencyUnavailableException.class)
          .isThrownBy(() -> new SqsQueues(nobody, "").create(QueueDefinitions.load()));
      assertThat(Duration.between(start, Instant.now()))
          .isLessThan(SqsClients.CALL.multipliedBy(3));
    }
  }

  private static Map<String, String> attributes(TestSqs sqs, String queue) {
    String url = sqs.queues.url(queue);
    return sqs.client
        .getQueueAttributes(it -> it.queueUrl(url).attributeNamesWithStrings("All"))
        .attributesAsStrings();
  }
}
