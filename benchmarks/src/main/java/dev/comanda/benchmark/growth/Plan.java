package dev.comanda.benchmark.growth;

import java.util.List;

/**
 * How much to fill, and how often to measure.
 *
 * @param orders the sizes of PostgreSQL, smallest first
 * @param tickets the sizes of DynamoDB Local, smallest first
 * @param warmUp rounds that are discarded: what fills caches and compiles code does not count
 * @param rounds after these
 * @param orderPasses of each round: in each, every operation is called once at every size
 * @param ticketPasses the same for DynamoDB Local, which is slower
 */
record Plan(
    List<Long> orders,
    List<Long> tickets,
    int warmUp,
    int rounds,
    int orderPasses,
    int ticketPasses) {

  static final Plan FULL =
      new Plan(
          List.of(10_000L, 1_000_000L, 10_000_000L), List.of(10_000L, 100_000L), 4, 12, 200, 100);

  static final Plan QUICK =
      new Plan(List.of(10_000L, 100_000L), List.of(500L, 5_000L), 1, 3, 100, 50);

  static Plan of(String name) {
    return switch (name) {
      case "full" -> FULL;
      case "quick" -> QUICK;
      default -> throw new IllegalArgumentException("full or quick, not " + name);
    };
  }
}
