package dev.comanda.benchmark.growth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One store's calls: how long each took, in milliseconds, by round. */
record Measurement(
    long size, Map<Operation, Runnable> calls, Map<Operation, List<double[]>> rounds) {

  /**
   * Calls every operation at every size, in alternation call by call: whatever else the machine
   * does, it does to all sizes.
   *
   * @param warmUp rounds that are discarded
   * @param rounds after these
   * @param passes of each round
   */
  static List<Measurement> of(List<? extends Store> stores, int warmUp, int rounds, int passes) {
    List<Measurement> all =
        stores.stream()
            .map(store ->
                new Measurement(store.size(), store.calls(), new EnumMap<>(Operation.class)))
            .toList();
    for (int round = 0; round < warmUp + rounds; round++) {
      for (int pass = 0; pass < passes; pass++) {
        // Nobody is always first.
        List<Measurement> order = new ArrayList<>(all);
        Collections.rotate(order, -pass);
        for (Measurement measurement : order) {
          measurement.pass(round, pass, passes);
        }
      }
    }
    all.forEach(measurement ->
        measurement.rounds().values().forEach(each -> each.subList(0, warmUp).clear()));
    return all;
  }

  /** The rounds of one operation. */
  List<double[]> of(Operation operation) {
    return Objects.requireNonNull(rounds.get(operation));
  }

  private void pass(int round, int pass, int passes) {
    calls.forEach((operation, call) -> {
      List<double[]> ofOperation = rounds.computeIfAbsent(operation, _ -> new ArrayList<>());
      if (ofOperation.size() == round) {
        ofOperation.add(new double[passes]);
      }
      long begin = System.nanoTime();
      call.run();
      ofOperation.getLast()[pass] = (System.nanoTime() - begin) / 1e6;
    });
  }
}
