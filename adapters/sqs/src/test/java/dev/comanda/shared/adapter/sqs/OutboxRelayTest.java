package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

  private static final Duration NEVER = Duration.ofHours(1);
  private static final OutboxRelay.Settings ON_CALL =
      new OutboxRelay.Settings(10, Duration.ofSeconds(5), NEVER);

  private final FakeOutbox outbox = new FakeOutbox();
  private final List<OutgoingMessage> published = new CopyOnWriteArrayList<>();
  private final List<Integer> batches = new CopyOnWriteArrayList<>();
  private final MessagePublisher publisher =
      messages -> {
        batches.add(messages.size());
        published.addAll(messages);
        return messages;
      };
  private final List<OutboxRelay> relays = new ArrayList<>();

  @AfterEach
  void close() {
    relays.forEach(OutboxRelay::close);
  }

  @Test
  void publishes_what_it_finds_when_it_starts() {
    List<OutgoingMessage> messages = outbox.store(3);

    start(publisher, ON_CALL);

    TestSqs.await("published", outbox::isEmpty);
    assertThat(published).isEqualTo(messages);
  }

  @Test
  void publishes_at_once_when_it_is_woken() {
    OutboxRelay relay = start(publisher, ON_CALL);
    for (int round = 0; round < 3; round++) {
      outbox.store(1);
      relay.wakeUp();
      TestSqs.await("published", outbox::isEmpty);
    }
    assertThat(published).hasSize(3);
  }

  @Test
  void misses_no_wake_up_that_comes_while_it_works() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    OutboxRelay relay =
        start(
            messages -> {
              working.countDown();
              await(mayGoOn);
              return publisher.publish(messages);
            },
            ON_CALL);
    outbox.store(1);
    relay.wakeUp();
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

    outbox.store(1);
    relay.wakeUp();
    mayGoOn.countDown();

    TestSqs.await("published", outbox::isEmpty);
  }

  @Test
  void looks_by_itself_now_and_then() {
    start(publisher, new OutboxRelay.Settings(10, Duration.ofSeconds(5), Duration.ofMillis(50)));

    outbox.store(1);

    TestSqs.await("published", outbox::isEmpty);
  }

  @Test
  void goes_on_in_batches_while_there_is_work() {
    outbox.store(95);

    start(publisher, ON_CALL);

    TestSqs.await("published", outbox::isEmpty);
    assertThat(batches).containsExactly(10, 10, 10, 10, 10, 10, 10, 10, 10, 5);
  }

  @Test
  void confirms_what_was_published_and_brings_the_rest_again() {
    List<OutgoingMessage> messages = outbox.store(3);
    AtomicInteger attempts = new AtomicInteger();

    start(
        batch -> {
          if (attempts.incrementAndGet() == 1) {
            return publisher.publish(batch.subList(0, 2));
          }
          return publisher.publish(batch);
        },
        new OutboxRelay.Settings(10, Duration.ofMillis(200), Duration.ofMillis(50)));

    TestSqs.await("published", outbox::isEmpty);
    assertThat(published).isEqualTo(messages);
  }

  @Test
  void loses_nothing_while_the_queues_are_down_and_goes_on_by_itself() {
    List<OutgoingMessage> messages = outbox.store(25);
    AtomicBoolean down = new AtomicBoolean(true);
    OutboxRelay relay =
        start(
            batch -> {
              if (down.get()) {
                throw new DependencyUnavailableException("Queues", Duration.ofSeconds(1), null);
              }
              return publisher.publish(batch);
            },
            new OutboxRelay.Settings(10, Duration.ofMillis(300), Duration.ofMillis(50)));
    TestSqs.await("trouble", () -> !relay.healthy());

    down.set(false);

    TestSqs.await("published", outbox::isEmpty);
    assertThat(published).containsExactlyInAnyOrderElementsOf(messages);
    assertThat(relay.healthy()).isTrue();
  }

  @Test
  void survives_a_store_that_throws_whatever_it_likes() {
    outbox.failures.set(3);
    outbox.store(1);

    start(publisher, ON_CALL);

    TestSqs.await("published", outbox::isEmpty);
  }

  @Test
  void publishes_again_what_it_could_not_confirm() {
    outbox.store(1);
    outbox.confirmationsLost.set(1);

    start(publisher, new OutboxRelay.Settings(10, Duration.ofMillis(200), Duration.ofMillis(50)));

    TestSqs.await("published", outbox::isEmpty);
    assertThat(published).hasSize(2);
  }

  @Test
  void several_relays_share_the_work_without_publishing_twice() {
    List<OutgoingMessage> messages = outbox.store(400);

    for (int i = 0; i < 4; i++) {
      start(publisher, ON_CALL);
    }

    TestSqs.await("published", outbox::isEmpty);
    assertThat(published).containsExactlyInAnyOrderElementsOf(messages);
  }

  @Test
  void finishes_the_batch_at_hand_before_it_closes() throws Exception {
    CountDownLatch working = new CountDownLatch(1);
    outbox.store(15);
    OutboxRelay relay =
        start(
            messages -> {
              working.countDown();
              sleep(Duration.ofMillis(300));
              return publisher.publish(messages);
            },
            ON_CALL);
    assertThat(working.await(10, TimeUnit.SECONDS)).isTrue();

    relay.close();

    assertThat(published).hasSize(10);
    assertThat(outbox.size()).isEqualTo(5);
  }

  @Test
  void closes_at_once_when_idle_and_before_it_was_started() {
    OutboxRelay idle = start(publisher, ON_CALL);
    Instant start = Instant.now();

    idle.close();
    new OutboxRelay("test", outbox, publisher, ON_CALL).close();

    assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(1));
  }

  private OutboxRelay start(MessagePublisher to, OutboxRelay.Settings settings) {
    OutboxRelay relay = new OutboxRelay("test", outbox, to, settings);
    relays.add(relay);
    relay.start();
    return relay;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An outbox with real leases, which can fail. */
  static final class FakeOutbox implements Outbox {

    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger confirmationsLost = new AtomicInteger();
    private final Map<OutgoingMessage, Instant> messages = new LinkedHashMap<>();

    synchronized List<OutgoingMessage> store(int count) {
      List<OutgoingMessage> stored =
          IntStream.range(0, count)
              .mapToObj(i -> TestSqs.outgoing("order-service-queue", "message " + i))
              .toList();
      stored.forEach(message -> messages.put(message, Instant.MIN));
      return stored;
    }

    synchronized void store(Collection<OutgoingMessage> stored) {
      stored.forEach(message -> messages.put(message, Instant.MIN));
    }

    synchronized boolean isEmpty() {
      return messages.isEmpty();
    }

    synchronized int size() {
      return messages.size();
    }

    @Override
    public synchronized Optional<Instant> oldest() {
      return messages.keySet().stream().map(OutgoingMessage::occurredAt).findFirst();
    }

    @Override
    public synchronized List<OutgoingMessage> claim(int max, Duration lease) {
      if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new IllegalStateException("a bug");
      }
      Instant now = Instant.now();
      List<OutgoingMessage> claimed =
          messages.entrySet().stream()
              .filter(entry -> !entry.getValue().isAfter(now))
              .limit(max)
              .map(Map.Entry::getKey)
              .toList();
      claimed.forEach(message -> messages.put(message, now.plus(lease)));
      return claimed;
    }

    @Override
    public synchronized void confirm(Collection<OutgoingMessage> published) {
      if (confirmationsLost.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
        throw new DependencyUnavailableException("Outbox", Duration.ofSeconds(1), null);
      }
      published.forEach(messages::remove);
    }
  }
}
