package dev.comanda.shared.adapter.sqs;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** A real SQS-compatible server, queues of a test's own in it, and a look at what is on them. */
final class TestSqs implements AutoCloseable {

  /** Nothing here takes longer, even on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final SqsClient client;
  final SqsQueues queues;
  private final List<String> created = new ArrayList<>();

  private TestSqs(URI endpoint, String prefix) {
    this.client = SqsClients.local(endpoint);
    this.queues = new SqsQueues(client, prefix);
  }

  /** In the local cloud. */
  static TestSqs inLocalCloud() {
    return inLocalCloud("");
  }

  /** In the local cloud, as an environment that shares it with others. */
  static TestSqs inLocalCloud(String prefix) {
    return new TestSqs(URI.create(LocalCloudProcess.shared(Component.SQS).sqsEndpoint()), prefix);
  }

  /** In a container, or a skipped test where there is no Docker. */
  static TestSqs inContainer() {
    return new TestSqs(LocalCloudContainer.endpoint(), "");
  }

  /** A new queue with its dead-letter queue. */
  QueueDefinition newQueue(int visibilityTimeoutSeconds, int maxReceiveCount) {
    return newQueue("test-" + UUID.randomUUID(), visibilityTimeoutSeconds, maxReceiveCount);
  }

  /** An empty queue of that name. */
  QueueDefinition newQueue(String name, int visibilityTimeoutSeconds, int maxReceiveCount) {
    delete(name);
    delete(name + "-dlq");
    QueueDefinition queue =
        new QueueDefinition(
            name,
            name + "-dlq",
            "order",
            List.of("payment"),
            visibilityTimeoutSeconds,
            3600,
            3600,
            maxReceiveCount);
    create(new QueueDefinitions(List.of(queue)));
    return queue;
  }

  /** These queues, until the test ends. */
  void create(QueueDefinitions definitions) {
    queues.create(definitions);
    for (QueueDefinition queue : definitions.queues()) {
      created.add(queue.name());
      created.add(queue.deadLetterQueue());
    }
  }

  /** Puts bodies on a queue. */
  void send(String queue, List<String> bodies) {
    new SqsPublisher(client, queues)
        .publish(bodies.stream().map(body -> outgoing(queue, body)).toList());
  }

  /** A message to publish. */
  static OutgoingMessage outgoing(String queue, String body) {
    return new OutgoingMessage(UUID.randomUUID(), queue, "comanda.test.v1", Instant.now(), body);
  }

  /** Takes so many messages off a queue, or those that come within the test's patience. */
  List<Message> take(String queue, int expected) {
    List<Message> taken = new ArrayList<>();
    Instant end = Instant.now().plus(PATIENCE);
    String url = queues.url(queue);
    while (taken.size() < expected && Instant.now().isBefore(end)) {
      List<Message> batch =
          client
              .receiveMessage(request ->
                  request
                      .queueUrl(url)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(1)
                      .messageAttributeNames("All"))
              .messages();
      if (!batch.isEmpty()) {
        client.deleteMessageBatch(request ->
            request
                .queueUrl(url)
                .entries(
                    IntStream.range(0, batch.size())
                        .mapToObj(i ->
                            DeleteMessageBatchRequestEntry.builder()
                                .id("" + i)
                                .receiptHandle(batch.get(i).receiptHandle())
                                .build())
                        .toList()));
      }
      taken.addAll(batch);
    }
    return taken;
  }

  /** Waits until something is so; fails if it does not become so. */
  static void await(String what, Callable<Boolean> condition) {
    Instant end = Instant.now().plus(PATIENCE);
    try {
      while (!condition.call()) {
        if (Instant.now().isAfter(end)) {
          throw new AssertionError("not so in time: " + what);
        }
        Thread.sleep(20);
      }
    } catch (AssertionError e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    created.forEach(this::delete);
    client.close();
  }

  private void delete(String name) {
    try {
      String url = queues.url(name);
      client.deleteQueue(request -> request.queueUrl(url));
    } catch (QueueDoesNotExistException _) {
      // That is what was wanted.
    }
  }
}
