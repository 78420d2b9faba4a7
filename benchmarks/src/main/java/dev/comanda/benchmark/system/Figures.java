package dev.comanda.benchmark.system;

import java.util.ArrayList;
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

  /** What came out of a figure; without a limit, the limit and the ratio are NaN. */
  record Result(Figure figure, double value, double lowest, double highest, double limit) {

    double ratio() {
      return value / limit;
    }

    boolean met() {
      return figure.target().met(value, ratio());
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

  List<Result> results() {
    return all.entrySet().stream().map(entry -> result(entry.getKey(), entry.getValue())).toList();
  }

  private Series series(Figure figure) {
    return all.computeIfAbsent(figure, _ -> new Series());
  }

  private static Result result(Figure figure, Series series) {
    double[] values = series.values().stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return new Result(
        figure,
        median(series.values()),
        values[0],
        values[values.length - 1],
        median(series.limits()));
  }

  private static double median(List<Double> values) {
    return Median.withDefaults()
        .evaluate(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
