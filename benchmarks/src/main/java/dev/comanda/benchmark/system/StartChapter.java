package dev.comanda.benchmark.system;

import dev.comanda.benchmark.load.ClosedLoad;
import dev.comanda.benchmark.load.HttpConnections;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;

/** How long a process takes until it is ready, and how much memory it holds then and under load. */
final class StartChapter implements Chapter {

  /** Two starts of everything and one of a service, on a machine that is not slow. */
  private static final Duration STARTS_AND_STOPS = Duration.ofSeconds(12);

  private final Plan plan;
  private final Deployment.Site site;
  private final HttpConnections http = new HttpConnections();
  private final Queues queues;

  StartChapter(Plan plan, Deployment.Site site) {
    this.plan = plan;
    this.site = site;
    this.queues = new Queues(site.infrastructure());
  }

  @Override
  public String title() {
    return "starts: time to ready, resident memory";
  }

  /** How long one round takes, about. */
  static Duration length(Plan plan) {
    return plan.turn().multipliedBy(2).plus(STARTS_AND_STOPS);
  }

  @Override
  public void round(Figures figures, Progress progress) throws Exception {
    try (Deployment all = site.allInOne()) {
      measure(
          "all in one process",
          all,
          "comanda",
          "comanda",
          3.5,
          new Target.None(),
          figures,
          progress);
    }
    forget();
    try (Deployment alone = site.orderAlone()) {
      measure(
          "one service (order)",
          alone,
          "order",
          "menu",
          2.5,
          new Target.Below(220),
          figures,
          progress);
    }
    forget();
  }

  /** What the load has left to do would be done by the next one that starts. */
  private void forget() throws SQLException {
    site.infrastructure().execute("truncate orders.outbox");
    queues.empty();
  }

  private void measure(
      String scenario,
      Deployment deployment,
      String process,
      String identity,
      double seconds,
      Target memory,
      Figures figures,
      Progress progress)
      throws Exception {
    double start = deployment.startOf(process).toMillis() / 1000.0;
    double before = deployment.residentMegabytes(process);
    Customers customers = Customers.arrive(http, deployment.at(identity), deployment.at(process));
    var _ =
        ClosedLoad.run(
            Collections.nCopies(Plan.USUAL, customers.order()), plan.warmUp(), plan.phase());
    double after = deployment.residentMegabytes(process);
    figures.add(
        Figure.of(scenario, "start to ready", "s").shallBe(new Target.Below(seconds)), start);
    figures.add(Figure.of(scenario, "resident memory, started", "MB").shallBe(memory), before);
    figures.add(Figure.of(scenario, "resident memory, after load", "MB").shallBe(memory), after);
    progress.say(
        "%s: ready after %.2f s, %.0f MB, after load %.0f MB"
            .formatted(scenario, start, before, after));
  }

  @Override
  public void close() throws IOException {
    queues.close();
    http.close();
  }
}
