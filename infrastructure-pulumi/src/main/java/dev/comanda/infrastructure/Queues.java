package dev.comanda.infrastructure;

import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.aws.sqs.RedriveAllowPolicy;
import com.pulumi.aws.sqs.RedriveAllowPolicyArgs;
import com.pulumi.resources.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A queue for each service that hears of others, and one beside it for what could not be delivered.
 * The numbers are the application's, which creates the same queues in embedded mode; a test
 * compares them.
 */
final class Queues extends Concern {

  /** Several times what a message may need; the consumer prolongs it. */
  private static final int VISIBILITY_SECONDS = 60;

  private static final int RETENTION_DAYS = 4;

  /** The longest there is: people shall have time to see to it. */
  private static final int DEAD_LETTER_RETENTION_DAYS = 14;

  /** Beyond the consumer's own patience, so that this catches only what kills consumers. */
  private static final int MAX_RECEIVE_COUNT = 510;

  private static final int SECONDS_OF_A_DAY = 86_400;

  /** Which service hears of which others. */
  private static final Map<Service, List<Service>> PRODUCERS =
      new EnumMap<>(
          Map.of(
              Service.PAYMENT, List.of(Service.ORDER),
              Service.PRODUCTION, List.of(Service.ORDER),
              Service.ORDER, List.of(Service.PAYMENT, Service.PRODUCTION)));

  /** A queue and the one for its dead letters. */
  record Pair(Queue queue, Queue deadLetters) {}

  private final Map<Service, Pair> queues = new EnumMap<>(Service.class);

  Queues(Settings settings, Resource parent) {
    super("Queues", "queues", parent);
    PRODUCERS.keySet().forEach(consumer -> queues.put(consumer, queue(settings, nameOf(consumer))));
    registerOutputs(Map.of());
  }

  /** By consumer. */
  Map<Service, Pair> all() {
    return queues;
  }

  /** What a service may do with queues; nothing if it has none to do with. */
  List<Statement> permissions(Service service) {
    List<Statement> permissions = new ArrayList<>();
    Pair own = queues.get(service);
    if (own == null) {
      return permissions;
    }
    permissions.add(
        Statement.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility")
            .on(own.queue().arn()));
    // What it cannot process it puts there itself, with the reason.
    permissions.add(Statement.of("sqs:SendMessage").on(own.deadLetters().arn()));
    Statement tell = Statement.of("sqs:SendMessage");
    for (Service hearer : queues.keySet()) {
      if (PRODUCERS.getOrDefault(hearer, List.of()).contains(service)) {
        tell = tell.on(pair(hearer).queue().arn());
      }
    }
    permissions.add(tell);
    // How full they are: its health and its metrics tell of all of them.
    Statement look = Statement.of("sqs:GetQueueUrl", "sqs:GetQueueAttributes");
    for (Pair pair : queues.values()) {
      look = look.on(pair.queue().arn()).on(pair.deadLetters().arn());
    }
    permissions.add(look);
    if (service == Service.ORDER) {
      permissions.addAll(ofOperators());
    }
    return permissions;
  }

  /** Operators look at dead letters, and send them again to where they were. */
  private List<Statement> ofOperators() {
    Statement take =
        Statement.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility");
    Statement again = Statement.of("sqs:SendMessage");
    for (Pair pair : queues.values()) {
      take = take.on(pair.deadLetters().arn());
      again = again.on(pair.queue().arn());
    }
    return List.of(take, again);
  }

  private Pair pair(Service consumer) {
    Pair pair = queues.get(consumer);
    if (pair == null) {
      throw new IllegalArgumentException(consumer + " hears of nobody");
    }
    return pair;
  }

  private static String nameOf(Service consumer) {
    return consumer.id() + "-service-queue";
  }

  private Pair queue(Settings settings, String name) {
    String prefix = settings.prefix() + "-";
    Queue deadLetters =
        new Queue(
            name + "-dlq",
            QueueArgs.builder()
                .name(prefix + name + "-dlq")
                .messageRetentionSeconds(DEAD_LETTER_RETENTION_DAYS * SECONDS_OF_A_DAY)
                .sqsManagedSseEnabled(true)
                .build(),
            own(settings.isProduction()));
    Queue queue =
        new Queue(
            name,
            QueueArgs.builder()
                .name(prefix + name)
                .visibilityTimeoutSeconds(VISIBILITY_SECONDS)
                .messageRetentionSeconds(RETENTION_DAYS * SECONDS_OF_A_DAY)
                .redrivePolicy(
                    Json.of(
                        Map.of(
                            "deadLetterTargetArn",
                            deadLetters.arn(),
                            "maxReceiveCount",
                            MAX_RECEIVE_COUNT)))
                .sqsManagedSseEnabled(true)
                .build(),
            own(settings.isProduction()));
    new RedriveAllowPolicy(
        name,
        RedriveAllowPolicyArgs.builder()
            .queueUrl(deadLetters.id())
            .redriveAllowPolicy(
                Json.of(
                    Map.of(
                        "redrivePermission", "byQueue", "sourceQueueArns", List.of(queue.arn()))))
            .build(),
        own());
    return new Pair(queue, deadLetters);
  }
}
