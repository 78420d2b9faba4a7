package dev.comanda.shared.config;

import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.QueueLevel;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers "is anything stuck?" for whoever scrapes: how long the oldest message of each outbox of
 * this process has waited, and how full its queues are. Stores and queues are asked now and then,
 * not at a scrape, which therefore costs nothing however many scrape. While they do not answer the
 * figure is unknown (NaN), and the age of the last answer tells since when.
 */
final class Backlog implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Backlog.class);

  /** As often as Prometheus scrapes; oftener would show nobody anything. */
  private static final Duration EVERY = Duration.ofSeconds(10);

  /** So old a figure tells nothing any more: three looks have failed. */
  private static final Duration STALE = EVERY.multipliedBy(3);

  private final MeterRegistry meters;
  private final InstantSource clock;
  private final Duration every;
  private final Duration stale;
  private final List<Sampled<?>> sources = new ArrayList<>();
  private @Nullable ScheduledExecutorService looks;

  Backlog(MeterRegistry meters, InstantSource clock) {
    this(meters, clock, EVERY, STALE);
  }

  Backlog(MeterRegistry meters, InstantSource clock, Duration every, Duration stale) {
    this.meters = meters;
    this.clock = clock;
    this.every = every;
    this.stale = stale;
  }

  /** Watches the outbox of a context. */
  void watch(String context, Outbox outbox) {
    Sampled<Optional<Instant>> oldest = sampled(context + "-outbox", outbox::oldest);
    TimeGauge.builder(
            "comanda.outbox.oldest.age",
            oldest,
            TimeUnit.MILLISECONDS,
            it -> it.known(at -> at.map(this::millisSince).orElse(0.0)))
        .description("How long ago happened what the oldest unpublished message tells of.")
        .tag("context", context)
        .register(meters);
  }

  /** Watches a queue that this process reads. */
  void watch(String queue, QueueLevels levels) {
    Sampled<QueueLevel> level = sampled(queue, () -> levels.of(queue));
    gauge("comanda.queue.waiting", queue, level, QueueLevel::waiting);
    gauge("comanda.queue.in.flight", queue, level, QueueLevel::inFlight);
    gauge("comanda.queue.dead.letters", queue, level, QueueLevel::deadLetters);
  }

  /** Begins to look; once. A source that does not answer holds up no other. */
  void start() {
    ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(
            sources.size(), Thread.ofVirtual().name("backlog-", 1).factory());
    looks = threads;
    for (Sampled<?> source : sources) {
      var _ =
          threads.scheduleWithFixedDelay(source::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void close() {
    if (looks != null) {
      looks.shutdownNow();
    }
  }

  private void gauge(
      String name, String queue, Sampled<QueueLevel> level, ToDoubleFunction<QueueLevel> figure) {
    Gauge.builder(name, level, it -> it.known(figure::applyAsDouble))
        .baseUnit("messages")
        .tag("queue", queue)
        .register(meters);
  }

  private <T> Sampled<T> sampled(String source, Supplier<T> look) {
    Sampled<T> sampled = new Sampled<>(source, look);
    sources.add(sampled);
    TimeGauge.builder(
            "comanda.sample.age", sampled, TimeUnit.MILLISECONDS, it -> millisSince(it.takenAt))
        .description("How long ago a store or queue last told how much waits in it.")
        .tag("source", source)
        .register(meters);
    return sampled;
  }

  private double millisSince(Instant at) {
    return Math.max(0, Duration.between(at, clock.instant()).toMillis());
  }

  /** What was seen at the last look that succeeded. */
  private final class Sampled<T> {

    private final String source;
    private final Supplier<T> look;
    private volatile @Nullable T value;
    private volatile Instant takenAt = clock.instant();
    private volatile boolean known = true;

    Sampled(String source, Supplier<T> look) {
      this.source = source;
      this.look = look;
    }

    /** Whatever goes wrong, the next look is made. */
    void look() {
      try {
        value = look.get();
        takenAt = clock.instant();
        known = true;
      } catch (RuntimeException failure) {
        if (known) {
          log.warn("How much waits in {} is not known: {}", source, failure.toString());
        }
        known = false;
      }
    }

    double known(Function<T, Double> figure) {
      T seen = value;
      return seen == null || millisSince(takenAt) > stale.toMillis()
          ? Double.NaN
          : figure.apply(seen);
    }
  }
}
