package dev.comanda.benchmark.outbox;

import java.time.Duration;

/**
 * How long to measure.
 *
 * @param rounds in each, every contender has its turn; one more goes before them and is discarded
 * @param phase how long each load lasts
 * @param drain how long to wait for the messages of a load, at most
 */
record Plan(int rounds, Duration phase, Duration drain) {

  static final Plan FULL = new Plan(5, Duration.ofMillis(1500), Duration.ofSeconds(2));
  static final Plan QUICK = new Plan(2, Duration.ofMillis(500), Duration.ofSeconds(1));

  static Plan of(String name) {
    return switch (name) {
      case "full" -> FULL;
      case "quick" -> QUICK;
      default -> throw new IllegalArgumentException("full or quick, not " + name);
    };
  }
}
