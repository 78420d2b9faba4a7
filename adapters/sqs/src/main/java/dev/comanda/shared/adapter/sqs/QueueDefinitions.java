package dev.comanda.shared.adapter.sqs;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/**
 * The queues of the system, as {@code queues.json} beside this class defines them: embedded mode
 * creates them from it, and whoever provisions them in the cloud can read the same file.
 *
 * @param queues one per consuming context
 */
public record QueueDefinitions(List<QueueDefinition> queues) {

  /** The queue on which payment is asked for payments. */
  public static final String PAYMENT = "payment-service-queue";

  /** The queue on which the kitchen gets its work. */
  public static final String PRODUCTION = "production-service-queue";

  /** The queue on which order hears from payment and production. */
  public static final String ORDER = "order-service-queue";

  /**
   * A queue with the one for what could not be delivered.
   *
   * @param consumer the context that reads it; there is exactly one
   * @param producers the contexts that write to it
   * @param visibilityTimeoutSeconds for how long a received message is hidden from others; several
   *     times what a handler may need, and consumers prolong it
   * @param retentionSeconds how long a message waits for a consumer
   * @param deadLetterRetentionSeconds how long people have time to see to a dead letter
   * @param maxReceiveCount SQS itself gives a message up after so many deliveries; more than the
   *     consumer's own limit, which leaves a reason, so this one catches what kills consumers
   */
  public record QueueDefinition(
      String name,
      String deadLetterQueue,
      String consumer,
      List<String> producers,
      int visibilityTimeoutSeconds,
      int retentionSeconds,
      int deadLetterRetentionSeconds,
      int maxReceiveCount) {

    /** Copies the producers. */
    public QueueDefinition {
      producers = List.copyOf(producers);
    }
  }

  /** Copies the queues. */
  public QueueDefinitions {
    queues = List.copyOf(queues);
  }

  /** The definitions that belong to this version of the software. */
  public static QueueDefinitions load() {
    JsonMapper mapper =
        JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    try (InputStream file =
        Objects.requireNonNull(QueueDefinitions.class.getResourceAsStream("queues.json"))) {
      return mapper.readValue(file, QueueDefinitions.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all queues, without those of dead letters. */
  public List<String> names() {
    return queues.stream().map(QueueDefinition::name).toList();
  }

  /**
   * One of them.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public QueueDefinition queue(String name) {
    return queues.stream()
        .filter(queue -> queue.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no queue is called " + name));
  }
}
