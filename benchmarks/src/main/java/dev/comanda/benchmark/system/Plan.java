package dev.comanda.benchmark.system;

import java.time.Duration;
import java.util.List;

/**
 * How long to measure what.
 *
 * @param rounds in each, everything has its turn
 * @param discarded so many more go before them
 * @param phase how long each load lasts
 * @param warmUp how long each load goes on before it is looked at
 * @param warming how long a process is kept busy before its first round: what compiles its code
 *     does not count
 * @param connections of the closed model, in ascending order
 * @param steps of the open model, as parts of the closed maximum
 */
record Plan(
    int rounds,
    int discarded,
    Duration phase,
    Duration warmUp,
    Duration warming,
    List<Integer> connections,
    List<Double> steps) {

  /** The connections at which everything is compared. */
  static final int USUAL = 16;

  static final Plan FULL =
      new Plan(
          5,
          1,
          Duration.ofMillis(2_000),
          Duration.ofMillis(500),
          Duration.ofSeconds(60),
          List.of(1, 8, USUAL, 64),
          List.of(0.5, 0.7, 0.8, 0.9, 0.95, 1.0, 1.1));

  static final Plan QUICK =
      new Plan(
          1,
          0,
          Duration.ofMillis(1_000),
          Duration.ofMillis(300),
          Duration.ofSeconds(12),
          List.of(1, USUAL),
          List.of(0.8, 0.9, 1.0));

  static Plan of(String name) {
    return switch (name) {
      case "full" -> FULL;
      case "quick" -> QUICK;
      default -> throw new IllegalArgumentException("full or quick, not " + name);
    };
  }

  /** How long one load takes. */
  Duration turn() {
    return warmUp.plus(phase);
  }
}
