package dev.comanda.benchmark.system;

import java.math.BigDecimal;

/** What a figure shall be. */
sealed interface Target {

  /** Nothing: the figure explains others. */
  record None() implements Target {

    @Override
    public boolean met(double value, double ratio) {
      return true;
    }

    @Override
    public String toString() {
      return "";
    }
  }

  /** At least such a part of its limit. */
  record RatioOf(double part) implements Target {

    @Override
    public boolean met(double value, double ratio) {
      return ratio >= part;
    }

    @Override
    public String toString() {
      return "ratio >= " + part;
    }
  }

  /** Less than a bound. */
  record Below(double bound) implements Target {

    @Override
    public boolean met(double value, double ratio) {
      return value < bound;
    }

    @Override
    public String toString() {
      return "< " + BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }
  }

  /** Not a single one. */
  record Zero() implements Target {

    @Override
    public boolean met(double value, double ratio) {
      return value == 0;
    }

    @Override
    public String toString() {
      return "0";
    }
  }

  /** Whether a figure is as it shall be; NaN is not. */
  boolean met(double value, double ratio);
}
