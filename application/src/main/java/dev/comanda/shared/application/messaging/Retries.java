package dev.comanda.shared.application.messaging;

import java.time.Duration;

/**
 * How long a message waits between two tries, and when it is given up for the dead-letter queue. A
 * message whose handler asks for a retry waits for others or for a dependency, and gets hours; one
 * whose handler throws has met a bug, which rarely goes away by itself.
 *
 * @param first the wait after the first try; it doubles with each further one
 * @param longest no wait is longer
 * @param tries at most this many, from 1, while handlers ask for a retry
 * @param triesAfterFault at most this many, from 1, when the last one ended with an exception
 */
public record Retries(Duration first, Duration longest, int tries, int triesAfterFault) {

  /** Outlasts a dependency that is down for eight hours. */
  public static final Retries PATIENT =
      new Retries(Duration.ofSeconds(1), Duration.ofMinutes(1), 500, 10);

  /**
   * @throws IllegalArgumentException if a number or a wait is not positive
   */
  public Retries {
    if (tries < 1 || triesAfterFault < 1) {
      throw new IllegalArgumentException("there is at least one try");
    }
    if (!first.isPositive() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("waits are positive and do not get shorter");
    }
  }

  /**
   * How long to wait before the next try.
   *
   * @param done tries so far, from 1
   */
  public Duration waitAfter(int done) {
    // The exponent stays far below where a duration would overflow.
    Duration wait = first.multipliedBy(1L << Math.min(done - 1, 30));
    return wait.compareTo(longest) < 0 ? wait : longest;
  }

  /**
   * Whether the message is to be given up.
   *
   * @param done tries so far, from 1
   * @param fault whether the last one ended with an exception
   */
  public boolean exhausted(int done, boolean fault) {
    return done >= tries || (fault && done >= triesAfterFault);
  }
}
