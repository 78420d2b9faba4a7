package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.MessageHandler;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.Retries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The consumer against a real server that a subclass provides. */
abstract class SqsConsumerContract {

  private static final Retries QUICK =
      new Retries(Duration.ofSeconds(1), Duration.ofSeconds(1), 3, 2);

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> arrived = new CopyOnWriteArrayList<>();
  private final List<Duration> ages = new CopyOnWriteArrayList<>();
  private TestSqs sqs;

  /** A server, wherever it runs. */
  protected abstract TestSqs newSqs();

  @BeforeEach
  void connect() {
    sqs = newSqs();
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable it : open.reversed()) {
      it.close();
    }
    if (sqs != null) {
      sqs.close();
    }
  }

  @Test
  void handles_every_message_and_leaves_none_behind() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    List<String> bodies = IntStream.range(0, 57).mapToObj(i -> "message " + i).toList();
    sqs.send(queue.name(), bodies);

    SqsConsumer consumer = start(queue, noting(body -> new Handling.Done()));

    TestSqs.await("all handled", () -> arrived.size() >= 57);
    consumer.close();
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(bodies);
    assertThat(onQueue(queue)).isZero();
    assertThat(consumer.healthy()).isTrue();
  }

  @Test
  void runs_so_many_handlers_at_the_same_time_and_no_more() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    sqs.send(queue.name(), IntStream.range(0, 12).mapToObj(i -> "message " + i).toList());
    AtomicInteger running = new AtomicInteger();
    Set<Integer> seen = ConcurrentHashMap.newKeySet();

    start(
        queue,
        noting(body -> {
          seen.add(running.incrementAndGet());
          sleep(Duration.ofMillis(300));
          running.decrementAndGet();
          return new Handling.Done();
        }),
        new SqsConsumer.Settings(4, Duration.ofSeconds(1), QUICK, Duration.ofSeconds(5)));

    TestSqs.await("all handled", () -> arrived.size() == 12);
    assertThat(seen).contains(4).allMatch(count -> count <= 4);
  }

  @Test
  void delivers_again_after_a_while_when_asked_to() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    sqs.send(queue.name(), List.of("early"));
    List<Instant> times = new CopyOnWriteArrayList<>();

    start(
        queue,
        noting(body -> {
          times.add(Instant.now());
          return times.size() < 3 ? new Handling.Retry("not yet") : new Handling.Done();
        }));

    TestSqs.await("the third try", () -> times.size() == 3);
    TestSqs.await("deleted", () -> hidden(queue) == 0);
    assertThat(Duration.between(times.get(0), times.get(2)))
        .isBetween(Duration.ofMillis(1500), Duration.ofSeconds(20));
    assertThat(sqs.queues.waiting(List.of(queue.deadLetterQueue())).values()).containsExactly(0);
  }

  @Test
  void parks_what_was_tried_too_often_whole_and_with_its_reason() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    sqs.send(queue.name(), List.of("{\"never\":\"<works>\"}"));

    start(queue, noting(body -> new Handling.Retry("the order is not known yet")));

    Message dead = sqs.take(queue.deadLetterQueue(), 1).getFirst();
    assertThat(dead.body()).isEqualTo("{\"never\":\"<works>\"}");
    assertThat(attributes(dead))
        .isEqualTo(
            Map.of("reason", "given up after 3 tries: the order is not known yet", "tries", "3"));
    assertThat(arrived).hasSize(3);
    TestSqs.await("deleted", () -> hidden(queue) == 0);
  }

  @Test
  void gives_up_sooner_when_the_handler_throws() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    sqs.send(queue.name(), List.of("poison"));

    start(
        queue,
        noting(body -> {
          throw new IllegalStateException("personal data may be in here");
        }));

    assertThat(attributes(sqs.take(queue.deadLetterQueue(), 1).getFirst()))
        .containsEntry("reason", "given up after 2 tries: java.lang.IllegalStateException");
    assertThat(arrived).hasSize(2);
  }

  @Test
  void parks_at_once_what_can_never_work_with_its_reason_and_its_trace() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    String message = Golden.message("comanda.order.placed.v1");
    sqs.send(queue.name(), List.of(message));

    start(queue, noting(body -> new Handling.Park("line one\nline \u0001two")));

    Message dead = sqs.take(queue.deadLetterQueue(), 1).getFirst();
    assertThat(dead.body()).isEqualTo(message);
    assertThat(attributes(dead))
        .isEqualTo(
            Map.of(
                "reason", "line one line  two",
                "tries", "1",
                "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"));
    assertThat(arrived).hasSize(1);
  }

  @Test
  void tells_how_long_ago_what_it_receives_was_sent_each_time() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    sqs.send(queue.name(), List.of("a"));
    sleep(Duration.ofMillis(400));

    start(
        queue,
        noting(body -> arrived.isEmpty() ? new Handling.Retry("not yet") : new Handling.Done()));

    TestSqs.await("the second try", () -> arrived.size() == 2);
    assertThat(ages).hasSize(2);
    assertThat(ages.get(0)).isBetween(Duration.ofMillis(350), TestSqs.PATIENCE);
    assertThat(ages.get(1)).isGreaterThan(ages.get(0).plusMillis(500));
  }

  @Test
  void keeps_a_message_hidden_for_as_long_as_its_handler_works() {
    QueueDefinition queue = sqs.newQueue(2, 10);
    sqs.send(queue.name(), List.of("long work"));
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);

    start(
        queue,
        noting(body -> {
          begun.countDown();
          sleep(Duration.ofSeconds(6));
          ended.countDown();
          return new Handling.Done();
        }));
    TestSqs.await("begun", () -> begun.getCount() == 0);
    SqsConsumer rival = start(queue, noting(body -> new Handling.Done()));

    TestSqs.await("ended", () -> ended.getCount() == 0);
    TestSqs.await("deleted", () -> hidden(queue) == 0);
    rival.close();
    assertThat(arrived).containsExactly("long work");
  }

  @Test
  void gives_a_message_of_a_dead_process_to_another_one() {
    QueueDefinition queue = sqs.newQueue(1, 10);
    sqs.send(queue.name(), List.of("orphan"));
    String url = sqs.queues.url(queue.name());
    // Somebody takes it and is never heard of again.
    assertThat(sqs.client.receiveMessage(it -> it.queueUrl(url).waitTimeSeconds(5)).messages())
        .hasSize(1);

    start(queue, noting(body -> new Handling.Done()));

    TestSqs.await("handled", () -> arrived.size() == 1);
  }

  @Test
  void sqs_itself_parks_what_kills_its_consumers() {
    QueueDefinition queue = sqs.newQueue(1, 2);
    sqs.send(queue.name(), List.of("killer"));
    String url = sqs.queues.url(queue.name());
    for (int death = 0; death < 2; death++) {
      assertThat(sqs.client.receiveMessage(it -> it.queueUrl(url).waitTimeSeconds(10)).messages())
          .hasSize(1);
    }

    start(queue, noting(body -> new Handling.Done()));

    assertThat(sqs.take(queue.deadLetterQueue(), 1))
        .extracting(Message::body)
        .containsExactly("killer");
    assertThat(arrived).isEmpty();
  }

  @Test
  void finishes_what_it_began_before_it_closes_and_loses_nothing() throws Exception {
    QueueDefinition queue = sqs.newQueue(10, 10);
    sqs.send(queue.name(), IntStream.range(0, 40).mapToObj(i -> "message " + i).toList());
    CountDownLatch begun = new CountDownLatch(5);
    SqsConsumer consumer =
        start(
            queue,
            noting(body -> {
              begun.countDown();
              sleep(Duration.ofMillis(400));
              return new Handling.Done();
            }));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    Instant start = Instant.now();
    consumer.close();

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(4));
    List<String> handled = List.copyOf(arrived);
    assertThat(handled).hasSizeBetween(5, 39);
    List<String> left =
        sqs.take(queue.name(), 40 - handled.size()).stream().map(Message::body).toList();
    assertThat(left).hasSize(40 - handled.size()).doesNotContainAnyElementsOf(handled);
  }

  @Test
  void gives_back_what_does_not_finish_in_time() throws Exception {
    QueueDefinition queue = sqs.newQueue(600, 10);
    sqs.send(queue.name(), List.of("stuck"));
    CountDownLatch begun = new CountDownLatch(1);
    SqsConsumer consumer =
        start(
            queue,
            body -> {
              begun.countDown();
              sleep(Duration.ofMinutes(1));
              return new Handling.Done();
            },
            // With its only place taken it waits for no messages, so none can get lost in a poll.
            new SqsConsumer.Settings(1, Duration.ofSeconds(1), QUICK, Duration.ofMillis(200)));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    consumer.close();

    assertThat(sqs.take(queue.name(), 1)).extracting(Message::body).containsExactly("stuck");
  }

  @Test
  void closes_at_once_while_it_waits_for_messages() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    SqsConsumer consumer =
        start(queue, noting(body -> new Handling.Done()), SqsConsumer.Settings.DEFAULT);
    sleep(Duration.ofMillis(500));

    Instant start = Instant.now();
    consumer.close();

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void goes_on_by_itself_when_its_queue_comes_back() {
    QueueDefinition queue = sqs.newQueue(30, 10);
    String url = sqs.queues.url(queue.name());
    sqs.client.deleteQueue(it -> it.queueUrl(url));
    SqsConsumer consumer = start(queue, noting(body -> new Handling.Done()));
    TestSqs.await("trouble", () -> !consumer.healthy());

    sqs.queues.create(new QueueDefinitions(List.of(queue)));
    sqs.send(queue.name(), List.of("back again"));

    TestSqs.await("handled", () -> arrived.contains("back again"));
    assertThat(consumer.healthy()).isTrue();
  }

  @Test
  void says_that_nobody_answers() {
    SqsClient nobody = SqsClients.local(URI.create("http://127.0.0.1:1"));
    open.add(nobody);
    SqsConsumer consumer =
        new SqsConsumer(
            nobody,
            new SqsQueues(nobody, ""),
            sqs.newQueue(30, 10),
            body -> new Handling.Done(),
            ages::add,
            SqsConsumer.Settings.DEFAULT);
    open.add(consumer);

    consumer.start();

    TestSqs.await("trouble", () -> !consumer.healthy());
  }

  private SqsConsumer start(QueueDefinition queue, MessageHandler handler) {
    return start(
        queue,
        handler,
        new SqsConsumer.Settings(10, Duration.ofSeconds(2), QUICK, Duration.ofSeconds(5)));
  }

  private SqsConsumer start(
      QueueDefinition queue, MessageHandler handler, SqsConsumer.Settings settings) {
    SqsConsumer consumer =
        new SqsConsumer(sqs.client, sqs.queues, queue, handler, ages::add, settings);
    open.add(consumer);
    consumer.start();
    return consumer;
  }

  private MessageHandler noting(MessageHandler handler) {
    return body -> {
      try {
        return handler.handle(body);
      } finally {
        arrived.add(body);
      }
    };
  }

  /** Messages on the queue, visible or not. */
  private int onQueue(QueueDefinition queue) {
    return sqs.queues.waiting(List.of(queue.name())).values().iterator().next() + hidden(queue);
  }

  private int hidden(QueueDefinition queue) {
    String url = sqs.queues.url(queue.name());
    return Integer.parseInt(
        sqs.client
            .getQueueAttributes(it -> it.queueUrl(url).attributeNamesWithStrings("All"))
            .attributesAsStrings()
            .getOrDefault("ApproximateNumberOfMessagesNotVisible", "-1"));
  }

  private static Map<String, String> attributes(Message message) {
    Map<String, String> attributes = new ConcurrentHashMap<>();
    message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
    return attributes;
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
