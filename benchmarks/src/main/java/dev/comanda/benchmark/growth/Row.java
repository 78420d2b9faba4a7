package dev.comanda.benchmark.growth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.descriptive.Quantile;

/**
 * What an operation takes at one size, as it stands in {@code growth.json}.
 *
 * @param median of the rounds' medians, in milliseconds
 * @param p99 of all calls, in milliseconds
 * @param ratio to the smallest size: the median of the rounds, each compared with itself
 * @param spread the lowest and the highest ratio of a round
 */
record Row(
    Operation operation,
    long orders,
    double median,
    double p99,
    double ratio,
    List<Double> spread,
    double target,
    boolean met) {

  /** What history may cost. */
  static final double TARGET = 1.15;

  /** Those of all sizes of one kind of store, smallest first. */
  static List<Row> of(List<Measurement> measurements) {
    Measurement smallest = measurements.getFirst();
    List<Row> rows = new ArrayList<>();
    for (Operation operation : smallest.rounds().keySet()) {
      List<double[]> base = smallest.of(operation);
      for (Measurement measurement : measurements) {
        rows.add(of(operation, measurement.size(), measurement.of(operation), base));
      }
    }
    return rows;
  }

  private static Row of(
      Operation operation, long orders, List<double[]> rounds, List<double[]> base) {
    double[] ratios =
        IntStream.range(0, rounds.size())
            .mapToDouble(round -> median(rounds.get(round)) / median(base.get(round)))
            .toArray();
    double ratio = rounded(median(ratios));
    return new Row(
        operation,
        orders,
        rounded(median(rounds.stream().mapToDouble(Row::median).toArray())),
        rounded(
            Quantile.withDefaults()
                .evaluate(rounds.stream().flatMapToDouble(Arrays::stream).toArray(), 0.99)),
        ratio,
        List.of(
            rounded(Arrays.stream(ratios).min().orElseThrow()),
            rounded(Arrays.stream(ratios).max().orElseThrow())),
        TARGET,
        ratio <= TARGET);
  }

  private static double median(double[] values) {
    return Median.withDefaults().evaluate(values);
  }

  /** To two decimals; more would be noise. */
  private static double rounded(double value) {
    return Math.round(value * 100) / 100.0;
  }
}
