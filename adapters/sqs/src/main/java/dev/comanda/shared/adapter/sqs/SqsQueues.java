package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.QueueLevel;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;

/**
 * The queues of an SQS: where they are, how full they are, and how they come into being. Only here
 * do they have the prefix by which environments share an account; everybody else uses the names
 * that {@link QueueDefinitions} gives them.
 */
public final class SqsQueues {

  private final SqsClient sqs;
  private final String prefix;
  private final Map<String, String> urls = new ConcurrentHashMap<>();

  /**
   * Queues that this client reaches.
   *
   * @param prefix of every queue's name in SQS, such as {@code dev-}; may be empty
   */
  public SqsQueues(SqsClient sqs, String prefix) {
    this.sqs = sqs;
    this.prefix = prefix;
  }

  /**
   * Creates what is missing and brings the rest up to date; for embedded mode and tests, because in
   * the cloud the infrastructure does it.
   *
   * @throws DependencyUnavailableException if SQS does not answer
   */
  public void create(QueueDefinitions definitions) {
    try {
      definitions.queues().forEach(this::create);
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  /**
   * The URL of a queue.
   *
   * @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if there is none
   * @throws SdkException if SQS does not answer
   */
  String url(String queue) {
    String known = urls.get(queue);
    if (known != null) {
      return known;
    }
    String url = sqs.getQueueUrl(request -> request.queueName(prefix + queue)).queueUrl();
    urls.put(queue, url);
    return url;
  }

  /**
   * About how many messages wait in each queue; at the same time the proof that it can be reached.
   *
   * @throws DependencyUnavailableException if SQS does not answer or a queue does not exist
   */
  public Map<String, Integer> waiting(Collection<String> queues) {
    Map<String, Integer> waiting = new LinkedHashMap<>();
    try {
      for (String queue : queues) {
        String count = attribute(url(queue), QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
        waiting.put(queue, Integer.valueOf(count));
      }
    } catch (SdkException e) {
      throw unavailable(e);
    }
    return waiting;
  }

  /**
   * How full a queue is.
   *
   * @throws DependencyUnavailableException if SQS does not answer or a queue does not exist
   */
  public QueueLevel level(QueueDefinition queue) {
    try {
      Map<QueueAttributeName, String> own = counts(queue.name());
      Map<QueueAttributeName, String> dead = counts(queue.deadLetterQueue());
      return new QueueLevel(
          count(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
              + count(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED),
          count(own, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
          // While an operator looks at them they are hidden, and no less there.
          count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
              + count(dead, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  private Map<QueueAttributeName, String> counts(String queue) {
    String url = url(queue);
    return sqs.getQueueAttributes(request ->
            request
                .queueUrl(url)
                .attributeNames(
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                    QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
        .attributes();
  }

  private static int count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
    return Integer.parseInt(counts.getOrDefault(name, "0"));
  }

  static DependencyUnavailableException unavailable(SdkException cause) {
    return new DependencyUnavailableException("Queues", Duration.ofSeconds(1), cause);
  }

  private void create(QueueDefinition queue) {
    String deadLetters =
        create(
            queue.deadLetterQueue(),
            Map.of(
                QueueAttributeName.MESSAGE_RETENTION_PERIOD,
                String.valueOf(queue.deadLetterRetentionSeconds())));
    create(
        queue.name(),
        Map.of(
            QueueAttributeName.VISIBILITY_TIMEOUT,
            String.valueOf(queue.visibilityTimeoutSeconds()),
            QueueAttributeName.MESSAGE_RETENTION_PERIOD,
            String.valueOf(queue.retentionSeconds()),
            QueueAttributeName.REDRIVE_POLICY,
            "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                .formatted(
                    attribute(deadLetters, QueueAttributeName.QUEUE_ARN),
                    queue.maxReceiveCount())));
  }

  private String create(String name, Map<QueueAttributeName, String> attributes) {
    String url;
    try {
      url =
          sqs.createQueue(request -> request.queueName(prefix + name).attributes(attributes))
              .queueUrl();
    } catch (QueueNameExistsException _) {
      // It exists with other attributes.
      url = url(name);
      String existing = url;
      sqs.setQueueAttributes(request -> request.queueUrl(existing).attributes(attributes));
    }
    urls.put(name, url);
    return url;
  }

  private String attribute(String url, QueueAttributeName name) {
    String value =
        sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNames(name))
            .attributes()
            .get(name);
    if (value == null) {
      throw new IllegalStateException("SQS does not tell the %s of %s".formatted(name, url));
    }
    return value;
  }
}
