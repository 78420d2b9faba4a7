package dev.comanda.shared.adapter.sqs;

import java.time.Duration;
import org.slf4j.Logger;

/**
 * Something that does not answer for a while: the log says once that it begins and once that it
 * ends, and the pauses between tries grow to a few seconds, so that work resumes soon afterwards.
 */
final class Outage {

  private static final long FIRST_MILLIS = 200;

  /** Pauses grow to six seconds and no further, so that work resumes soon after an outage. */
  private static final int MAX_DOUBLINGS = 5;

  private final Logger log;
  private final String what;
  private volatile int failures;

  /**
   * @param what does not work while it lasts, such as {@code receiving from order-service-queue}
   */
  Outage(Logger log, String what) {
    this.log = log;
    this.what = what;
  }

  /** Notes a failure; answers how long to wait before the next try. For one thread only. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  Duration failed(Exception cause) {
    if (failures++ == 0) {
      log.warn("{} does not work, and is tried until it does", what, cause);
    } else {
      log.debug("{} still does not work: {}", what, cause.toString());
    }
    return Duration.ofMillis(FIRST_MILLIS << Math.min(failures - 1, MAX_DOUBLINGS));
  }

  /** Notes a success. */
  void over() {
    if (failures > 0) {
      log.info("{} works again, after {} failures", what, failures);
      failures = 0;
    }
  }

  /** Whether the last try failed. */
  boolean lasts() {
    return failures > 0;
  }
}
