package dev.comanda.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.application.messaging.QueueLevel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scrape shows of outboxes and queues, and what it does not ask for. */
class BacklogTest {

  private static final Duration STALE = Duration.ofSeconds(30);

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicInteger looks = new AtomicInteger();
  private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");
  private volatile Supplier<Optional<Instant>> oldest = Optional::empty;
  private final Backlog backlog = new Backlog(meters, () -> now, Duration.ofMillis(20), STALE);

  @AfterEach
  void close() {
    backlog.close();
  }

  @Test
  void the_oldest_message_grows_older_between_two_looks() {
    Instant happened = now.minusSeconds(7);
    oldest = () -> Optional.of(happened);
    watchOutbox();
    assertThat(age()).isEqualTo(7);

    now = now.plusSeconds(2);

    await().untilAsserted(() -> assertThat(age()).isEqualTo(9));
  }

  @Test
  void nothing_that_waits_is_zero_and_not_unknown() {
    watchOutbox();

    assertThat(age()).isZero();
  }

  @Test
  void what_cannot_be_looked_up_is_unknown_after_a_while_and_known_again_at_once() {
    watchOutbox();
    oldest =
        () -> {
          throw new DependencyUnavailableException("Outbox", Duration.ofSeconds(1), null);
        };
    awaitLook();
    assertThat(age()).isZero();

    now = now.plus(STALE).plusSeconds(1);

    assertThat(age()).isNaN();
    assertThat(meters.get("comanda.sample.age").tag("source", "order-outbox").timeGauge().value())
        .isEqualTo(31);
    oldest = Optional::empty;
    await().untilAsserted(() -> assertThat(age()).isZero());
  }

  @Test
  void a_bug_of_a_store_does_not_end_the_looking() {
    oldest =
        () -> {
          throw new IllegalStateException("a bug");
        };
    backlog.watch("order", outbox());
    backlog.start();
    await().until(() -> looks.get() > 2);
    assertThat(age()).isNaN();

    oldest = Optional::empty;

    await().untilAsserted(() -> assertThat(age()).isZero());
  }

  @Test
  void a_scrape_asks_nobody() {
    backlog.watch("order", outbox());

    assertThat(age()).isNaN();

    assertThat(looks).hasValue(0);
  }

  @Test
  void a_queue_shows_how_full_it_is() {
    backlog.watch("order-service-queue", queue -> new QueueLevel(5, 3, queue.length()));
    backlog.start();

    await().until(() -> !Double.isNaN(level("comanda.queue.waiting")));
    assertThat(level("comanda.queue.waiting")).isEqualTo(5);
    assertThat(level("comanda.queue.in.flight")).isEqualTo(3);
    assertThat(level("comanda.queue.dead.letters")).isEqualTo(19);
  }

  @Test
  void looks_no_more_when_it_is_closed() {
    watchOutbox();

    backlog.close();
    int after = looks.get() + 1;

    await()
        .during(Duration.ofMillis(200))
        .atMost(Duration.ofSeconds(5))
        .until(() -> looks.get() <= after);
  }

  private void watchOutbox() {
    backlog.watch("order", outbox());
    backlog.start();
    awaitLook();
  }

  private void awaitLook() {
    int before = looks.get();
    // The second one from now has certainly begun, and the first one ended, with what is so now.
    await().until(() -> looks.get() > before + 1 && !Double.isNaN(age()));
  }

  private double age() {
    return meters.get("comanda.outbox.oldest.age").tag("context", "order").timeGauge().value();
  }

  private double level(String name) {
    return meters.get(name).tag("queue", "order-service-queue").gauge().value();
  }

  private Outbox outbox() {
    return new Outbox() {
      @Override
      public List<OutgoingMessage> claim(int max, Duration lease) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Optional<Instant> oldest() {
        looks.incrementAndGet();
        return oldest.get();
      }

      @Override
      public void confirm(Collection<OutgoingMessage> published) {
        throw new UnsupportedOperationException();
      }
    };
  }
}
