package dev.comanda.shared.adapter.http;

import java.time.Duration;

/**
 * How often somebody may do something: a bucket of {@code burst} tokens, into which one falls every
 * {@code refill} until it is full. In any time t nobody does it more than {@code burst + t /
 * refill} times.
 *
 * @param burst at least 1
 * @param refill longer than nothing; the whole bucket fills within a day
 */
public record Rate(int burst, Duration refill) {

  /** A bucket that takes longer to fill punishes rather than limits, and has to be remembered. */
  private static final Duration MAX_TIME_TO_FILL = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException if one of them is out of its range
   */
  public Rate {
    if (burst < 1 || !refill.isPositive()) {
      throw new IllegalArgumentException("burst must be at least 1, refill longer than nothing");
    }
    if (refill.compareTo(MAX_TIME_TO_FILL.dividedBy(burst)) > 0) {
      throw new IllegalArgumentException("a bucket must fill within " + MAX_TIME_TO_FILL);
    }
  }

  /** How long an empty bucket takes to be full. */
  Duration timeToFill() {
    return refill.multipliedBy(burst);
  }
}
