package dev.comanda.benchmark.load;

import java.time.Duration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a load has met.
 *
 * @param latencies of the successful answers, in nanoseconds
 * @param answers how many there were of each status
 * @param time for how long it was looked at
 */
public record Observation(Histogram latencies, SortedMap<Integer, Long> answers, Duration time) {

  /** From a microsecond to a minute, three digits: what HdrHistogram's size is decided by. */
  static Histogram histogram() {
    return new Histogram(1_000, Duration.ofMinutes(1).toNanos(), 3);
  }

  static Observation of(Iterable<Recording> recordings, Duration time) {
    Histogram latencies = histogram();
    SortedMap<Integer, Long> answers = new TreeMap<>();
    for (Recording recording : recordings) {
      latencies.add(recording.latencies());
      recording.answers().forEach((status, count) -> answers.merge(status, count, Long::sum));
    }
    return new Observation(latencies, answers, time);
  }

  /** Successful answers per second. */
  public double perSecond() {
    return succeeded() * 1e9 / time.toNanos();
  }

  /** The latency below which so many percent of the successful answers came, in milliseconds. */
  public double milliseconds(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1e6;
  }

  /** Whether everything succeeded. */
  public boolean clean() {
    return succeeded() == answers.values().stream().mapToLong(Long::longValue).sum();
  }

  /** How many answers had one of these statuses. */
  public long count(int... statuses) {
    long count = 0;
    for (int status : statuses) {
      count += answers.getOrDefault(status, 0L);
    }
    return count;
  }

  private long succeeded() {
    return answers.entrySet().stream()
        .filter(entry -> isSuccess(entry.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  static boolean isSuccess(int status) {
    return status >= 200 && status < 300;
  }
}
