package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.DeadLetter;
import dev.comanda.shared.application.messaging.DeadLetters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The dead-letter queues of SQS. SQS knows no looking, only receiving: what is received is hidden
 * from others for a moment, and given back when all of it has been seen. Dead-letter queues give
 * nothing up, so it may be received as often as somebody looks.
 */
@SecondaryAdapter
public final class SqsDeadLetters implements DeadLetters {

  private static final Logger LOG = LoggerFactory.getLogger(SqsDeadLetters.class);

  /** As many messages as SQS gives at once. */
  private static final int MAX_BATCH = 10;

  /**
   * A search ends here: a queue of more letters has to be emptied in other ways than one by one.
   */
  private static final int MAX_SEARCHED = 5_000;

  /** Longer than a search takes; if this process dies meanwhile, so long letters are not seen. */
  private static final Duration HIDDEN = Duration.ofSeconds(60);

  /**
   * Without waiting at all, SQS asks only some of its servers, and may say that nothing is there.
   */
  private static final Duration LONG_POLL = Duration.ofSeconds(1);

  private final SqsClient sqs;
  private final SqsQueues queues;
  private final List<QueueDefinition> definitions;
  private final Duration longPoll;

  /** Two searches in this process would hide letters from one another. */
  private final ReentrantLock oneAtATime = new ReentrantLock();

  /**
   * @param definitions the queues whose dead letters these are
   */
  public SqsDeadLetters(SqsClient sqs, SqsQueues queues, QueueDefinitions definitions) {
    this(sqs, queues, definitions, LONG_POLL);
  }

  /** For a server that is but one, and has no need to be waited for. */
  SqsDeadLetters(SqsClient sqs, SqsQueues queues, QueueDefinitions definitions, Duration longPoll) {
    this.longPoll = longPoll;
    this.sqs = sqs;
    this.queues = queues;
    this.definitions = definitions.queues();
  }

  @Override
  public List<DeadLetter> look(int max) {
    return inEveryQueue(
            queue -> {
              try (Search search = new Search(queue)) {
                search.until(max, _ -> false);
                return search.seen.stream().map(message -> letter(queue, message)).toList();
              }
            })
        .stream()
        .flatMap(List::stream)
        .sorted(DeadLetter.oldestFirst())
        .limit(max)
        .toList();
  }

  @Override
  public boolean sendAgain(UUID id) {
    return inEveryQueue(
            queue -> {
              try (Search search = new Search(queue)) {
                Optional<Message> found =
                    search.until(MAX_SEARCHED, it -> it.messageId().equals(id.toString()));
                found.ifPresent(message -> {
                  sendAgain(queue, message);
                  search.seen.remove(message);
                });
                return found.isPresent();
              }
            })
        .contains(true);
  }

  /** At the same time, because the end of each queue has to be waited for. */
  private <T> List<T> inEveryQueue(Function<QueueDefinition, T> search) {
    oneAtATime.lock();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<T>> searches =
          definitions.stream()
              .map(queue -> CompletableFuture.supplyAsync(() -> search.apply(queue), threads))
              .toList();
      return searches.stream().map(CompletableFuture::join).toList();
    } catch (CompletionException e) {
      throw e.getCause() instanceof SdkException cause ? SqsQueues.unavailable(cause) : e;
    } finally {
      oneAtATime.unlock();
    }
  }

  /** In this order: a crash between the two leaves it twice and never not at all. */
  private void sendAgain(QueueDefinition queue, Message message) {
    String to = queues.url(queue.name());
    sqs.sendMessage(request ->
        request
            .queueUrl(to)
            .messageBody(message.body())
            .messageAttributes(SqsPublisher.ATTRIBUTES));
    String from = queues.url(queue.deadLetterQueue());
    sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(message.receiptHandle()));
    LOG.info("{}: dead letter {} is sent again", queue.name(), message.messageId());
  }

  private static DeadLetter letter(QueueDefinition queue, Message message) {
    Map<String, MessageAttributeValue> attributes = message.messageAttributes();
    // What SQS gave up by itself, because it killed consumers, has none of ours.
    Optional<String> reason = text(attributes, ParkedMessage.REASON);
    return new DeadLetter(
        UUID.fromString(message.messageId()),
        queue.name(),
        CloudEventsJson.type(message.body()),
        reason.orElse("it was received too often without an answer"),
        text(attributes, ParkedMessage.TRIES).map(Integer::valueOf).orElse(queue.maxReceiveCount()),
        text(attributes, ParkedMessage.TRACEPARENT)
            .or(() -> CloudEventsJson.traceparent(message.body())),
        Instant.ofEpochMilli(
            Long.parseLong(
                message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"))),
        message.body());
  }

  private static Optional<String> text(Map<String, MessageAttributeValue> attributes, String name) {
    return Optional.ofNullable(attributes.get(name)).map(MessageAttributeValue::stringValue);
  }

  /** A walk through one dead-letter queue; what it has seen goes back when it ends. */
  private final class Search implements AutoCloseable {

    private final String url;
    private final List<Message> seen = new ArrayList<>();

    Search(QueueDefinition queue) {
      this.url = queues.url(queue.deadLetterQueue());
    }

    /** Goes on until it finds one, has seen so many, or there are no more. */
    Optional<Message> until(int max, Predicate<Message> wanted) {
      while (seen.size() < max) {
        List<Message> batch = receive(Math.min(MAX_BATCH, max - seen.size()));
        seen.addAll(batch);
        Optional<Message> found = batch.stream().filter(wanted).findFirst();
        if (found.isPresent() || batch.isEmpty()) {
          return found;
        }
      }
      return Optional.empty();
    }

    private List<Message> receive(int max) {
      return sqs.receiveMessage(request ->
              request
                  .queueUrl(url)
                  .maxNumberOfMessages(max)
                  .waitTimeSeconds((int) longPoll.toSeconds())
                  .visibilityTimeout((int) HIDDEN.toSeconds())
                  .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                  .messageAttributeNames("All"))
          .messages();
    }

    @Override
    public void close() {
      for (int from = 0; from < seen.size(); from += MAX_BATCH) {
        giveBack(seen.subList(from, Math.min(from + MAX_BATCH, seen.size())));
      }
    }

    private void giveBack(List<Message> batch) {
      try {
        sqs.changeMessageVisibilityBatch(request ->
            request
                .queueUrl(url)
                .entries(
                    IntStream.range(0, batch.size())
                        .mapToObj(i ->
                            ChangeMessageVisibilityBatchRequestEntry.builder()
                                .id(Integer.toString(i))
                                .receiptHandle(batch.get(i).receiptHandle())
                                .visibilityTimeout(0)
                                .build())
                        .toList()));
      } catch (SdkException e) {
        // They come back at their own time.
        LOG.info("{} dead letters are not seen for {}: {}", batch.size(), HIDDEN, e.toString());
      }
    }
  }
}
