package dev.comanda.benchmark.outbox;

import dev.comanda.shared.application.messaging.MessagePublisher;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Publishes to nowhere, and remembers when: a queue would cost every contender the same. */
final class Deliveries implements MessagePublisher {

  private final Map<Instant, Long> accepted = new ConcurrentHashMap<>();
  private final Map<Instant, Long> published = new ConcurrentHashMap<>();

  private final Instant after;

  /** Counts only what was placed after that: an earlier load may still be on its way. */
  Deliveries(Instant after) {
    this.after = after;
  }

  @Override
  public List<OutgoingMessage> publish(List<OutgoingMessage> messages) {
    long now = System.nanoTime();
    for (OutgoingMessage message : messages) {
      if (message.occurredAt().isAfter(after)) {
        published.putIfAbsent(message.occurredAt(), now);
      }
    }
    return messages;
  }

  /** The order placed at that time is committed. */
  void accepted(Instant placedAt) {
    accepted.put(placedAt, System.nanoTime());
  }

  int acceptedCount() {
    return accepted.size();
  }

  int publishedCount() {
    return published.size();
  }

  /** Waits until everything accepted is published, or the time is up; answers what is left. */
  int awaitAll(long nanoseconds) throws InterruptedException {
    long end = System.nanoTime() + nanoseconds;
    while (published.size() < accepted.size() && System.nanoTime() < end) {
      Thread.sleep(1);
    }
    return accepted.size() - published.size();
  }

  /** When the last message was published; now, where none was. */
  long lastPublished() {
    return published.values().stream().mapToLong(Long::longValue).max().orElse(System.nanoTime());
  }

  /** From commit to publication, in milliseconds, of what was published. */
  double[] latencies() {
    return accepted.entrySet().stream()
        .filter(entry -> published.containsKey(entry.getKey()))
        .mapToDouble(entry ->
            // The relay may be faster than the return from the commit.
            Math.max(0, published.getOrDefault(entry.getKey(), 0L) - entry.getValue()) / 1e6)
        .toArray();
  }
}
