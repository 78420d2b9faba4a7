package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.Retries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jmolecules.architecture.hexagonal.PrimaryAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes the messages of one queue and hands each to a handler, on a virtual thread of its own, so
 * many at a time. A message is deleted when its handler is done with it; until then it stays hidden
 * from others however long that takes, and comes back by itself if this process dies. What cannot
 * be handled goes to the dead-letter queue first and is deleted afterwards, so that a crash between
 * the two leaves it twice and never not at all.
 */
@PrimaryAdapter
public final class SqsConsumer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SqsConsumer.class);

  /** As many messages as SQS gives at once. */
  private static final int MAX_BATCH = 10;

  /**
   * The reason travels with the parked message as an attribute, which is not a place for stack
   * traces.
   */
  private static final int MAX_REASON = 500;

  /** After so long a handler is taken for dead, and its message goes to somebody else. */
  private static final Duration LONGEST_HANDLING = Duration.ofMinutes(15);

  /** Tells the deleting thread that nothing comes after it. */
  private static final Message LAST = Message.builder().build();

  /**
   * How a consumer works.
   *
   * @param concurrency handlers that work at the same time, from 1
   * @param longPoll how long a request waits for messages, in whole seconds up to 20
   * @param retries when a message is tried again, and when it is given up; waits are rounded up to
   *     whole seconds
   * @param grace how long {@link SqsConsumer#close} waits for handlers to finish
   */
  public record Settings(int concurrency, Duration longPoll, Retries retries, Duration grace) {

    /** Fit for production. */
    public static final Settings DEFAULT =
        new Settings(10, Duration.ofSeconds(20), Retries.PATIENT, Duration.ofSeconds(20));
  }

  private final SqsClient sqs;
  private final SqsQueues queues;
  private final QueueDefinition queue;
  private final MessageHandler handler;
  private final Consumer<Duration> ages;
  private final Settings settings;
  private final Duration visibility;

  private final Semaphore free;
  private final Set<InFlight> inFlight = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Message> finished = new LinkedBlockingQueue<>();
  private final BlockingQueue<Message> notBegun = new LinkedBlockingQueue<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final CountDownLatch handlersEnded = new CountDownLatch(1);
  private final Outage outage;
  private final ExecutorService handlers;
  private final Thread poller;
  private final Thread prolonger;
  private final Thread deleter;

  /**
   * Makes a consumer that does nothing before it is started.
   *
   * @param sqs its connections must stay open longer than a long poll takes
   * @param ages hears of each message how long ago it was sent, whenever it is received
   */
  public SqsConsumer(
      SqsClient sqs,
      SqsQueues queues,
      QueueDefinition queue,
      MessageHandler handler,
      Consumer<Duration> ages,
      Settings settings) {
    this.sqs = sqs;
    this.queues = queues;
    this.queue = queue;
    this.handler = handler;
    this.ages = ages;
    this.settings = settings;
    this.visibility = Duration.ofSeconds(queue.visibilityTimeoutSeconds());
    this.free = new Semaphore(settings.concurrency());
    this.outage = new Outage(LOG, "receiving from " + queue.name());
    this.handlers =
        Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name(queue.name() + "-", 1).factory());
    this.poller = Thread.ofVirtual().name(queue.name() + "-poll").unstarted(this::poll);
    this.prolonger = Thread.ofVirtual().name(queue.name() + "-prolong").unstarted(this::prolong);
    this.deleter = Thread.ofVirtual().name(queue.name() + "-delete").unstarted(this::delete);
  }

  /** Begins to take messages; once. */
  public void start() {
    deleter.start();
    prolonger.start();
    poller.start();
  }

  /** Whether the last attempt to receive worked. */
  public boolean healthy() {
    return !outage.lasts();
  }

  /**
   * Takes no more messages, waits for the handlers that are at work, and gives back what they do
   * not finish in time.
   */
  @Override
  public void close() {
    stopping.countDown();
    if (poller.getState() == Thread.State.NEW) {
      return;
    }
    try {
      // A long poll would hold the process up. A message that the server gives to it nevertheless
      // comes back when it is visible again.
      poller.interrupt();
      poller.join();
      notBegun.forEach(message -> hide(message, Duration.ZERO));
      handlers.shutdown();
      if (!handlers.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{}: {} messages go back unfinished", queue.name(), inFlight.size());
        inFlight.stream()
            .filter(InFlight::settle)
            .forEach(message -> hide(message.message, Duration.ZERO));
        handlers.shutdownNow();
      }
      handlersEnded.countDown();
      finished.add(LAST);
      deleter.join();
    } catch (InterruptedException _) {
      handlers.shutdownNow();
      handlersEnded.countDown();
      finished.add(LAST);
      Thread.currentThread().interrupt();
    }
  }

  private void poll() {
    try {
      while (stopping.getCount() > 0) {
        int places = acquirePlaces();
        List<Message> messages = List.of();
        try {
          messages = receive(places);
          outage.over();
        } catch (RuntimeException e) {
          if (stopping.getCount() > 0) {
            boolean _ = stopping.await(outage.failed(e).toMillis(), TimeUnit.MILLISECONDS);
          }
        } finally {
          free.release(places - messages.size());
        }
        messages.forEach(this::begin);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private int acquirePlaces() throws InterruptedException {
    free.acquire();
    int places = 1;
    while (places < MAX_BATCH && free.tryAcquire()) {
      places++;
    }
    return places;
  }

  private List<Message> receive(int max) {
    String url = queues.url(queue.name());
    Duration patience = settings.longPoll().plusSeconds(10);
    return sqs.receiveMessage(request ->
            request
                .queueUrl(url)
                .maxNumberOfMessages(max)
                .waitTimeSeconds((int) settings.longPoll().toSeconds())
                .visibilityTimeout((int) visibility.toSeconds())
                .messageSystemAttributeNames(
                    MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                    MessageSystemAttributeName.SENT_TIMESTAMP)
                .overrideConfiguration(
                    timeouts -> timeouts.apiCallTimeout(patience).apiCallAttemptTimeout(patience)))
        .messages();
  }

  private void begin(Message message) {
    if (stopping.getCount() == 0) {
      notBegun.add(message);
      return;
    }
    InFlight begun = new InFlight(message);
    ages.accept(begun.sinceSent());
    inFlight.add(begun);
    handlers.execute(() -> {
      try {
        handle(begun);
      } finally {
        inFlight.remove(begun);
        free.release();
      }
    });
  }

  private void handle(InFlight begun) {
    Handling handling;
    boolean fault = false;
    try {
      handling = handler.handle(begun.message.body());
    } catch (RuntimeException e) {
      LOG.error("{}: message {} met a fault", queue.name(), begun.message.messageId(), e);
      handling = new Handling.Retry(e.getClass().getName());
      fault = true;
    }
    if (begun.settle()) {
      settle(begun, handling, fault);
    }
  }

  private void settle(InFlight begun, Handling handling, boolean fault) {
    Message message = begun.message;
    switch (handling) {
      case Handling.Done _ -> finished.add(message);
      case Handling.Park park -> park(begun, park.why());
      case Handling.Retry retry when settings.retries().exhausted(begun.tries, fault) ->
          park(begun, "given up after %d tries: %s".formatted(begun.tries, retry.why()));
      case Handling.Retry retry -> {
        Duration wait = settings.retries().waitAfter(begun.tries);
        LOG.info(
            "{}: message {} is tried again in {}, after try {}: {}",
            queue.name(),
            message.messageId(),
            wait,
            begun.tries,
            retry.why());
        hide(message, wait);
      }
    }
  }

  private void park(InFlight begun, String reason) {
    Message message = begun.message;
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put(ParkedMessage.REASON, text(printable(reason)));
    attributes.put(
        ParkedMessage.TRIES,
        MessageAttributeValue.builder()
            .dataType("Number")
            .stringValue(Integer.toString(begun.tries))
            .build());
    CloudEventsJson.traceparent(message.body())
        .ifPresent(trace -> attributes.put(ParkedMessage.TRACEPARENT, text(trace)));
    try {
      String url = queues.url(queue.deadLetterQueue());
      sqs.sendMessage(request ->
          request.queueUrl(url).messageBody(message.body()).messageAttributes(attributes));
    } catch (SdkException e) {
      // It stays where it is and comes back when it is visible again.
      LOG.error("{}: message {} cannot be parked", queue.name(), message.messageId(), e);
      return;
    }
    LOG.warn("{}: message {} is parked: {}", queue.name(), message.messageId(), reason);
    finished.add(message);
  }

  /** Hides a message from all consumers for so long from now on; zero gives it back at once. */
  private void hide(Message message, Duration time) {
    try {
      String url = queues.url(queue.name());
      sqs.changeMessageVisibility(request ->
          request
              .queueUrl(url)
              .receiptHandle(message.receiptHandle())
              .visibilityTimeout(Math.ceilDiv((int) time.toMillis(), 1000)));
    } catch (SdkException e) {
      LOG.info(
          "{}: message {} comes back at its own time: {}",
          queue.name(),
          message.messageId(),
          e.toString());
    }
  }

  /** Keeps messages hidden whose handlers need long. */
  private void prolong() {
    Duration round = visibility.dividedBy(3);
    try {
      while (!handlersEnded.await(round.toMillis(), TimeUnit.MILLISECONDS)) {
        for (InFlight message : inFlight) {
          Duration age = message.age();
          if (age.compareTo(round) >= 0 && age.compareTo(LONGEST_HANDLING) < 0) {
            message.unlessSettled(() -> hide(message.message, visibility));
          }
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** Deletes finished messages; those that finish meanwhile make up the next batch. */
  private void delete() {
    try {
      boolean last = false;
      while (!last) {
        List<Message> batch = new ArrayList<>();
        batch.add(finished.take());
        finished.drainTo(batch, MAX_BATCH - 1);
        last = batch.removeIf(LAST::equals);
        if (!batch.isEmpty()) {
          delete(batch);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void delete(List<Message> batch) {
    try {
      String url = queues.url(queue.name());
      sqs.deleteMessageBatch(request ->
              request
                  .queueUrl(url)
                  .entries(
                      IntStream.range(0, batch.size())
                          .mapToObj(i ->
                              DeleteMessageBatchRequestEntry.builder()
                                  .id(Integer.toString(i))
                                  .receiptHandle(batch.get(i).receiptHandle())
                                  .build())
                          .toList()))
          .failed()
          .forEach(failure ->
              LOG.warn(
                  "{}: message {} was not deleted and comes again: {}",
                  queue.name(),
                  batch.get(Integer.parseInt(failure.id())).messageId(),
                  failure.code()));
    } catch (SdkException e) {
      LOG.warn("{}: {} messages were not deleted and come again", queue.name(), batch.size(), e);
    }
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /** SQS refuses control characters and empty values. */
  private static String printable(String reason) {
    String printable = reason.replaceAll("[^\\x20-\\x7e\\xa0-\\ud7ff]", " ").strip();
    if (printable.isEmpty()) {
      return "unknown";
    }
    return printable.length() <= MAX_REASON ? printable : printable.substring(0, MAX_REASON);
  }

  /** A message that a handler is working on; what becomes of it is decided once. */
  private static final class InFlight {

    private final Message message;
    private final int tries;
    private final long begunAt = System.nanoTime();
    private boolean settled;

    InFlight(Message message) {
      this.message = message;
      this.tries =
          Integer.parseInt(
              message
                  .attributes()
                  .getOrDefault(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "1"));
    }

    /** Clocks differ; nothing is received before it was sent. */
    Duration sinceSent() {
      long sentAt =
          Long.parseLong(
              message
                  .attributes()
                  .getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "" + Long.MAX_VALUE));
      return Duration.ofMillis(Math.max(0, System.currentTimeMillis() - sentAt));
    }

    Duration age() {
      return Duration.ofNanos(System.nanoTime() - begunAt);
    }

    /** Answers whether the caller is the one who decides. */
    synchronized boolean settle() {
      boolean first = !settled;
      settled = true;
      return first;
    }

    synchronized void unlessSettled(Runnable action) {
      if (!settled) {
        action.run();
      }
    }
  }
}
