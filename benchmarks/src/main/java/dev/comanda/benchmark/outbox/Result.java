package dev.comanda.benchmark.outbox;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.descriptive.Median;

/**
 * All rounds of one contender.
 *
 * @param rounds in the order in which they were measured
 */
record Result(Contender contender, List<Map<Metric, Double>> rounds) {

  /** NaN where one round has no figure. */
  double median(Metric metric) {
    return Median.withDefaults().evaluate(values(metric).toArray());
  }

  double lowest(Metric metric) {
    return values(metric).min().orElse(Double.NaN);
  }

  double highest(Metric metric) {
    return values(metric).max().orElse(Double.NaN);
  }

  private DoubleStream values(Metric metric) {
    return rounds.stream().mapToDouble(round -> round.getOrDefault(metric, Double.NaN));
  }
}
