package dev.comanda.benchmark.system;

import dev.comanda.benchmark.Host;
import dev.comanda.benchmark.system.Deployment.Site;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures the packaged application beside its limits, and writes what came out. */
public final class SystemBenchmark {

  private final Plan plan;
  private final Site site;

  private SystemBenchmark(Plan plan, Site site) {
    this.plan = plan;
    this.site = site;
  }

  /** What is measured, in this order: the processes of one are gone when the next begins. */
  private enum Part {
    ORDERS,
    MESSAGES,
    FLOW,
    SERVICES,
    STARTS;

    Chapter open(Plan plan, Site site) throws Exception {
      return switch (this) {
        case ORDERS -> OrderChapter.open(plan, site);
        case MESSAGES -> new MessageChapter(plan, site);
        case FLOW -> FlowChapter.inOneProcess(plan, site);
        case SERVICES -> FlowChapter.asServices(plan, site);
        case STARTS -> new StartChapter(plan, site);
      };
    }

    /** How long one round of it takes, about. */
    Duration length(Plan plan) {
      return switch (this) {
        case ORDERS -> OrderChapter.length(plan);
        case MESSAGES -> MessageChapter.length(plan);
        case FLOW, SERVICES -> FlowChapter.length(plan);
        case STARTS -> StartChapter.length(plan);
      };
    }

    static List<Part> of(String names) {
      return names.equals("all")
          ? List.of(values())
          : Arrays.stream(names.split(",", -1))
              .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
              .toList();
    }
  }

  /**
   * Runs it.
   *
   * @param arguments {@code full}, {@code quick} or {@code redraw}; a folder for databases and
   *     logs; the folder of the report, which a quick run leaves alone and writes into the former
   *     instead; the parts to measure ({@code orders,messages}), or {@code all} of them
   */
  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    if (arguments[0].equals("redraw")) {
      Path written = Path.of(arguments[2]);
      Report.read(written).write(written);
      return;
    }
    Plan plan = Plan.of(arguments[0]);
    Path work = Path.of(arguments[1]).resolve("system");
    Path pages = plan.equals(Plan.FULL) ? Path.of(arguments[2]) : work.resolve("performance");
    Files.createDirectories(work);
    Instant started = Instant.now();
    Path data = Files.createTempDirectory(work, "database-");
    try (Infrastructure infrastructure = Infrastructure.start(data)) {
      Site site = new Site(Path.of(System.getProperty("comanda.root")), work, infrastructure);
      site.prepare();
      Figures figures =
          new SystemBenchmark(plan, site).measure(Part.of(arguments[3]), pages, System.out);
      LastBuild.addTo(figures, site.root());
      Report report = new Report(Host.here(), versions(infrastructure), started, figures.rows());
      Table.print(report.results(), System.out);
      report.write(pages);
    }
    System.out.printf(
        "%d s; written to %s%n",
        Duration.between(started, Instant.now()).toSeconds(),
        pages.resolve("index.html").toAbsolutePath().normalize());
  }

  private static Map<String, String> versions(Infrastructure infrastructure) throws SQLException {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    versions.put("Spring Boot", System.getProperty("benchmark.spring-boot"));
    versions.put("PostgreSQL", infrastructure.setting("server_version"));
    versions.put("DynamoDB Local", System.getProperty("benchmark.dynamodb-local"));
    versions.put("ElasticMQ", System.getProperty("benchmark.elasticmq"));
    return versions;
  }

  private Figures measure(List<Part> parts, Path pages, PrintStream out) throws Exception {
    Figures all = new Figures();
    Duration oneRound =
        parts.stream().map(part -> part.length(plan)).reduce(Duration.ZERO, Duration::plus);
    Progress progress = new Progress(out, oneRound.multipliedBy(plan.discarded() + plan.rounds()));
    for (Part part : parts) {
      try (Chapter chapter = part.open(plan, site)) {
        progress.say("%s: warm-up".formatted(chapter.title()));
        chapter.warmUp();
        Figures figures = new Figures();
        for (int round = 1 - plan.discarded(); round <= plan.rounds(); round++) {
          progress.say(
              "%s: %s"
                  .formatted(
                      chapter.title(),
                      round < 1
                          ? "warm-up, discarded"
                          : "round %d of %d".formatted(round, plan.rounds())));
          chapter.round(figures, progress);
          progress.finished(part.length(plan));
          if (round < 1) {
            figures.clear();
          }
        }
        chapter.profile(pages);
        all.addAll(figures);
      }
    }
    return all;
  }
}
