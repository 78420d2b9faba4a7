package dev.comanda.benchmark.growth;

import dev.comanda.benchmark.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Fills stores with histories of different lengths and measures the same calls on all of them. */
public final class GrowthBenchmark {

  /** Tables and indexes, what a commit leaves in the log, and what sorting takes meanwhile. */
  private static final long BYTES_PER_ORDER = 2_500;

  private final Plan plan;
  private final Path data;
  private final Instant started = Instant.now();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<Long, Long> databases = new LinkedHashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final List<QueryPlan> plans = new ArrayList<>();
  private final List<Units> units = new ArrayList<>();

  private GrowthBenchmark(Plan plan, Path data) {
    this.plan = plan;
    this.data = data;
  }

  /**
   * Runs it.
   *
   * @param arguments {@code full}, {@code quick} or {@code redraw}; a folder for the databases,
   *     which are deleted at the end; the folder of the report, which a quick run leaves alone and
   *     writes into the former instead
   */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path pages = Path.of(arguments[2]);
    if (arguments[0].equals("redraw")) {
      Report.read(pages).write(pages);
      return;
    }
    Plan plan = Plan.of(arguments[0]);
    Path work = Path.of(arguments[1]).resolve("growth");
    Path data = work.resolve("databases");
    // What a run that was killed has left behind would not fit beside what comes now.
    delete(data);
    try {
      Report report = new GrowthBenchmark(plan, data).run();
      report.print(System.out);
      report.write(plan.equals(Plan.FULL) ? pages : work.resolve("performance"));
    } finally {
      delete(data);
    }
  }

  private Report run() throws Exception {
    versions.put("Java", Runtime.version().toString());
    measureOrders();
    versions.put("DynamoDB Local", System.getProperty("benchmark.dynamodb-local"));
    measureTickets();
    return new Report(started, Host.here(), versions, plan, databases, rows, plans, units);
  }

  private void measureOrders() throws Exception {
    List<OrderStore> stores = new ArrayList<>();
    try {
      for (long orders : plan.orders()) {
        Path folder = Files.createDirectories(data.resolve(Long.toString(orders)));
        if (Files.getFileStore(folder).getUsableSpace() < orders * BYTES_PER_ORDER) {
          say("%,d orders do not fit on the disk".formatted(orders));
          break;
        }
        stores.add(OrderStore.fill(folder, orders));
        databases.put(orders, stores.getLast().bytes());
        say("PostgreSQL has %,d orders, %,d MB".formatted(orders, stores.getLast().bytes() >> 20));
      }
      versions.put("PostgreSQL", stores.getFirst().setting("server_version"));
      rows.addAll(Row.of(Measurement.of(stores, plan.warmUp(), plan.rounds(), plan.orderPasses())));
      for (OrderStore store : stores) {
        plans.addAll(QueryPlan.of(store));
      }
      say("PostgreSQL is measured");
    } finally {
      stores.forEach(OrderStore::close);
    }
  }

  private void measureTickets() throws Exception {
    List<TicketStore> stores = new ArrayList<>();
    try {
      for (long tickets : plan.tickets()) {
        stores.add(TicketStore.fill(tickets));
        say("DynamoDB Local has %,d tickets".formatted(tickets));
      }
      rows.addAll(
          Row.of(Measurement.of(stores, plan.warmUp(), plan.rounds(), plan.ticketPasses())));
      for (TicketStore store : stores) {
        units.addAll(Units.of(store));
      }
      say("DynamoDB Local is measured");
    } finally {
      stores.forEach(TicketStore::close);
    }
  }

  private void say(String what) {
    Duration elapsed = Duration.between(started, Instant.now());
    System.out.printf("[%2d:%02d] %s%n", elapsed.toMinutes(), elapsed.toSecondsPart(), what);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> paths = Files.walk(folder)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
