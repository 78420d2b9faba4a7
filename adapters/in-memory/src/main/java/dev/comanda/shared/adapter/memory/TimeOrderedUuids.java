package dev.comanda.shared.adapter.memory;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/**
 * UUIDs of version 7 (RFC 9562): 48 bits of time in milliseconds, so that what is made together
 * lies together in an index; the rest from a secure random source, so that nobody guesses one or
 * learns which machine made it.
 */
public final class TimeOrderedUuids {

  private static final long VERSION_7 = 0x7000L;
  private static final long RANDOM_A = 0x0fffL;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long RANDOM_B = 0x3fff_ffff_ffff_ffffL;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param clock tells the time that goes into the ids
   */
  public TimeOrderedUuids(InstantSource clock) {
    this.clock = clock;
  }

  /** A new one. */
  public UUID next() {
    return new UUID(
        (clock.millis() << 16) | VERSION_7 | (random.nextLong() & RANDOM_A),
        VARIANT | (random.nextLong() & RANDOM_B));
  }
}
