package dev.comanda.benchmark.cost;

import dev.comanda.benchmark.Host;
import dev.comanda.benchmark.load.HttpConnections;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Counts what orders ask of queues, tables and database, and writes what that costs on AWS. */
public final class CostBenchmark {

  /** So many orders live before any is counted. */
  private static final int WARM_UP = 20;

  private CostBenchmark() {}

  /**
   * Runs it.
   *
   * @param arguments {@code full}, {@code quick} or {@code redraw}; a folder for logs; the folder
   *     of the report, which a quick run leaves alone and writes into the former instead
   */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    Path root = Path.of(System.getProperty("comanda.root"));
    Path pages = Path.of(arguments[2]);
    JsonNode prices =
        new JsonMapper()
            .readTree(Files.readString(root.resolve("infrastructure-pulumi/prices.json")));
    if (arguments[0].equals("redraw")) {
      CostReport.read(pages).write(pages, prices);
      return;
    }
    Plan plan = Plan.of(arguments[0]);
    Path work = Files.createDirectories(Path.of(arguments[1]).resolve("cost"));
    CostReport report = count(plan, root, work, System.out);
    report.write(plan.equals(Plan.FULL) ? pages : work.resolve("performance"), prices);
  }

  private static CostReport count(Plan plan, Path root, Path work, PrintStream out)
      throws Exception {
    Instant started = Instant.now();
    int many = Math.toIntExact(plan.load().toSeconds() * Plan.LOAD_PER_SECOND);
    try (CountedApplication application = CountedApplication.start(root, work);
        HttpConnections http = new HttpConnections()) {
      Lives lives = Lives.of(application, http);
      // What happens once only, such as asking where a queue is, is behind us then; and gently,
      // because code that is not compiled yet and connections that are not open take their time.
      Map<Item, Double> _ = lives.perOrder(Plan.TRICKLE_PER_SECOND, WARM_UP, Map.of());
      Map<Item, Double> idle = lives.idle(plan.idle());
      out.println("a second without orders: " + idle);
      Map<Item, Double> trickle = lives.perOrder(Plan.TRICKLE_PER_SECOND, plan.trickle(), idle);
      out.println("one order of a few: " + trickle);
      Map<Item, Double> load = lives.perOrder(Plan.LOAD_PER_SECOND, many, idle);
      out.println("one order of many: " + load);
      return new CostReport(
          started,
          Host.here(),
          Map.of("trickle", plan.trickle(), "load", many),
          idle,
          trickle,
          load);
    }
  }
}
