package dev.comanda.benchmark.system;

import dev.comanda.benchmark.system.Figures.Result;
import java.io.PrintStream;
import java.util.List;

/** The results as lines for a console. */
final class Table {

  private Table() {}

  static void print(List<Result> results, PrintStream out) {
    out.printf(
        "%n%-58s %-26s %10s %-21s %10s %6s  %s%n",
        "scenario", "metric", "median", "(lowest-highest)", "limit", "ratio", "target");
    for (Result result : results) {
      out.printf(
          "%-58s %-26s %10s %-21s %10s %6s  %s%n",
          result.figure().scenario(),
          (result.figure().metric() + " " + result.figure().unit()).strip(),
          number(result.value()),
          "(%s-%s)".formatted(number(result.lowest()), number(result.highest())),
          number(result.limit()),
          ratio(result.ratio()),
          verdict(result));
    }
    out.println();
  }

  private static String verdict(Result result) {
    String target = result.figure().target().toString();
    return target.isEmpty() ? "" : target + (result.met() ? "  met" : "  MISSED");
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : String.format(value < 100 ? "%.2f" : "%.0f", value);
  }

  private static String ratio(double value) {
    return Double.isNaN(value) ? "" : String.format("%.2f", value);
  }
}
