package dev.comanda.shared.adapter.http;

/**
 * A bucket of tokens that is nothing but one number: the moment at which it will be full. Taking a
 * token moves that moment one refill away, and none is left if it would be further away than an
 * empty bucket takes to fill. Moments are nanoseconds of a clock that only goes forward.
 */
final class TokenBucket {

  private final long refill;
  private final long timeToFill;
  private long fullAt;

  /** A full one. */
  TokenBucket(Rate rate, long now) {
    this.refill = rate.refill().toNanos();
    this.timeToFill = rate.timeToFill().toNanos();
    this.fullAt = now;
  }

  /**
   * Takes a token if there is one.
   *
   * @return 0 if one was taken, else in how many nanoseconds there will be one
   */
  synchronized long take(long now) {
    long untilFull = Math.max(0, fullAt - now) + refill;
    if (untilFull > timeToFill) {
      return untilFull - timeToFill;
    }
    fullAt = now + untilFull;
    return 0;
  }

  /** Puts a token back; one that has no room is lost. */
  synchronized void giveBack() {
    fullAt -= refill;
  }
}
