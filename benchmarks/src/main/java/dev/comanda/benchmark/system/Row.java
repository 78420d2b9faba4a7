package dev.comanda.benchmark.system;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came out of a figure, as it stands in {@code latest.json}.
 *
 * @param value the median of all rounds
 * @param spread the lowest and the highest round
 * @param limit the median of what the machine allows; null where nothing does
 * @param ratio of value to limit
 * @param target what it shall be; null where it explains others
 */
record Row(
    String scenario,
    String metric,
    String unit,
    BigDecimal value,
    List<BigDecimal> spread,
    @Nullable BigDecimal limit,
    @Nullable BigDecimal ratio,
    @Nullable String target,
    @Nullable Boolean met) {

  private static final MathContext DIGITS = new MathContext(3);

  static Row of(Figure figure, double value, double lowest, double highest, double limit) {
    boolean limited = !Double.isNaN(limit) && limit > 0;
    double ratio = value / limit;
    boolean wanted = !(figure.target() instanceof Target.None);
    return new Row(
        figure.scenario(),
        figure.metric(),
        figure.unit(),
        rounded(value),
        List.of(rounded(lowest), rounded(highest)),
        limited ? rounded(limit) : null,
        limited ? rounded(ratio) : null,
        wanted ? figure.target().toString() : null,
        wanted ? figure.target().met(value, ratio) : null);
  }

  boolean missed() {
    return Boolean.FALSE.equals(met);
  }

  /** Three digits that count; more would be noise. */
  private static BigDecimal rounded(double value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return value >= 100
        ? exact.setScale(0, RoundingMode.HALF_UP)
        : new BigDecimal(exact.round(DIGITS).stripTrailingZeros().toPlainString());
  }
}
