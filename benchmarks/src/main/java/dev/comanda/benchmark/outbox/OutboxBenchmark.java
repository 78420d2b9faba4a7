package dev.comanda.benchmark.outbox;

import dev.comanda.benchmark.Samples;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures the contenders in alternation, prints what it sees, and writes page, picture and data.
 */
public final class OutboxBenchmark {

  private static final List<Contender> CONTENDERS =
      List.of(
          new OurOutbox(),
          new ModulithRegistry("update"),
          new ModulithRegistry("delete"),
          NamastackOutbox.withDefaults(),
          NamastackOutbox.tuned());

  private OutboxBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments {@code full}, {@code quick} or {@code redraw}; a folder for the database; the
   *     folder of the page, which a quick run leaves alone and writes into the folder of the
   *     database instead
   */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("redraw")) {
      Path written = Path.of(arguments[2]);
      Report.read(written, CONTENDERS).write(written);
      return;
    }
    Plan plan = Plan.of(arguments[0]);
    Path work = Path.of(arguments[1]);
    Path pages = plan.equals(Plan.FULL) ? Path.of(arguments[2]) : work.resolve("performance");
    Files.createDirectories(work);
    Path data = Files.createTempDirectory(work, "database-");
    Instant started = Instant.now();
    try (Database database = Database.start(data)) {
      List<Result> results = measure(database, plan, System.out);
      Report report = new Report(results, plan, started, Machine.of(database));
      report.print(System.out);
      report.write(pages);
      System.out.printf(
          Locale.ROOT,
          "%d s; written to %s%n",
          Duration.between(started, Instant.now()).toSeconds(),
          pages.toAbsolutePath().normalize());
    }
  }

  private static List<Result> measure(Database database, Plan plan, PrintStream out)
      throws Exception {
    Samples samples = new Samples();
    List<Result> results =
        CONTENDERS.stream().map(contender -> new Result(contender, new ArrayList<>())).toList();
    for (int round = 0; round <= plan.rounds(); round++) {
      // Nobody is always first, or always after the same one.
      List<Result> order = new ArrayList<>(results);
      Collections.rotate(order, -round);
      if (round % 2 == 1) {
        Collections.reverse(order);
      }
      for (Result result : order) {
        Map<Metric, Double> figures = Round.of(result.contender(), database, plan, samples);
        out.printf(
            Locale.ROOT,
            "%-18s %-20s %6.0f/s accepted by 8 threads, %6.0f/s published, %8.1f ms median%n",
            round == 0 ? "warm-up, discarded" : "round %d of %d".formatted(round, plan.rounds()),
            result.contender().name(),
            figures.get(Metric.ACCEPTED_8),
            figures.get(Metric.RELAYED),
            figures.get(Metric.LATENCY_MEDIAN));
        if (round > 0) {
          result.rounds().add(figures);
        }
      }
    }
    return results;
  }
}
