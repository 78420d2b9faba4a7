package dev.comanda.benchmark.growth;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A statement of an operation, and how the server does it at one size.
 *
 * @param pages how many pages of 8 kB it looks at; null where it writes, because it is not done
 *     again to be counted
 */
record QueryPlan(
    Operation operation, long orders, String statement, String plan, @Nullable Integer pages) {

  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared(?: hit=(\\d+))?(?: read=(\\d+))?");

  /** Calls each operation once, and asks the server about its statements. */
  static List<QueryPlan> of(OrderStore store) throws SQLException {
    List<String> statements = new ArrayList<>();
    Map<Operation, Runnable> calls =
        store.calls(
            new ExecuteListener() {
              @Override
              public void executeStart(ExecuteContext statement) {
                statements.add(
                    DSL.using(statement.dialect(), new Settings().withRenderFormatted(true))
                        .renderInlined(Objects.requireNonNull(statement.query())));
              }
            });
    List<QueryPlan> plans = new ArrayList<>();
    try (Connection connection = store.connect();
        Statement explain = connection.createStatement()) {
      for (Map.Entry<Operation, Runnable> call : calls.entrySet()) {
        statements.clear();
        call.getValue().run();
        for (String statement : statements) {
          plans.add(explain(call.getKey(), store.size(), statement, explain));
        }
      }
    }
    return plans;
  }

  private static QueryPlan explain(
      Operation operation, long orders, String statement, Statement explain) throws SQLException {
    boolean reads = statement.startsWith("select");
    String options = reads ? "analyze, buffers, timing off, summary off, costs off" : "costs off";
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = explain.executeQuery("explain (%s) %s".formatted(options, statement))) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return new QueryPlan(operation, orders, statement, plan.toString(), reads ? pages(plan) : null);
  }

  /** Those of the topmost node, which contain those of all others. */
  private static int pages(CharSequence plan) {
    Matcher buffers = BUFFERS.matcher(plan);
    return buffers.find() ? number(buffers.group(1)) + number(buffers.group(2)) : 0;
  }

  private static int number(@Nullable String digits) {
    return digits == null ? 0 : Integer.parseInt(digits);
  }
}
