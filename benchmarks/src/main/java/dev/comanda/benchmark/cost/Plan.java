package dev.comanda.benchmark.cost;

import java.time.Duration;

/**
 * How long to count.
 *
 * @param idle with nothing to do
 * @param trickle how many orders live one after the other
 * @param load for how long orders come under load
 */
record Plan(Duration idle, int trickle, Duration load) {

  /** So slow that messages have no company. */
  static final int TRICKLE_PER_SECOND = 2;

  /** What the kitchens of a large restaurant have to bear. */
  static final int LOAD_PER_SECOND = 20;

  static final Plan FULL = new Plan(Duration.ofSeconds(60), 40, Duration.ofSeconds(30));
  static final Plan QUICK = new Plan(Duration.ofSeconds(10), 10, Duration.ofSeconds(5));

  static Plan of(String name) {
    return switch (name) {
      case "full" -> FULL;
      case "quick" -> QUICK;
      default -> throw new IllegalArgumentException("full or quick, not " + name);
    };
  }
}
