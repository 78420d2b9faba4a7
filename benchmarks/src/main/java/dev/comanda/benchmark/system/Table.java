package dev.comanda.benchmark.system;

import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The results as lines for a console. */
final class Table {

  private Table() {}

  static void print(List<Row> rows, PrintStream out) {
    out.printf(
        "%n%-58s %-32s %9s %-19s %9s %6s  %s%n",
        "scenario", "metric", "median", "(lowest-highest)", "limit", "ratio", "target");
    for (Row row : rows) {
      out.printf(
          "%-58s %-32s %9s %-19s %9s %6s  %s%n",
          row.scenario(),
          (row.metric() + " " + row.unit()).strip(),
          row.value(),
          "(%s-%s)".formatted(row.spread().getFirst(), row.spread().getLast()),
          orNothing(row.limit()),
          orNothing(row.ratio()),
          verdict(row));
    }
    out.println();
  }

  private static String verdict(Row row) {
    return row.target() == null ? "" : row.target() + (row.missed() ? "  MISSED" : "  met");
  }

  private static String orNothing(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
