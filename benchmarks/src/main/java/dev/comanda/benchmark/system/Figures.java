package dev.comanda.benchmark.system;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.statistics.descriptive.Median;

/** The values of all rounds. */
final class Figures {

  private final Map<Figure, Series> all = new LinkedHashMap<>();

  /** The values of one figure, and of its limit where it has one. */
  private record Series(List<Double> values, List<Double> limits) {

    Series() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** Forgets what the warm-up has brought. */
  void clear() {
    all.clear();
  }

  void add(Figure figure, double value) {
    series(figure).values().add(value);
  }

  void add(Figure figure, double value, double limit) {
    add(figure, value);
    series(figure).limits().add(limit);
  }

  /** Takes over what another has collected. */
  void addAll(Figures others) {
    all.putAll(others.all);
  }

  List<Row> rows() {
    return all.entrySet().stream().map(entry -> row(entry.getKey(), entry.getValue())).toList();
  }

  private Series series(Figure figure) {
    return all.computeIfAbsent(figure, _ -> new Series());
  }

  private static Row row(Figure figure, Series series) {
    double[] values = series.values().stream().mapToDouble(Double::doubleValue).toArray();
    return Row.of(
        figure,
        Median.withDefaults().evaluate(values),
        Arrays.stream(values).min().orElseThrow(),
        Arrays.stream(values).max().orElseThrow(),
        Median.withDefaults()
            .evaluate(series.limits().stream().mapToDouble(Double::doubleValue).toArray()));
  }
}
