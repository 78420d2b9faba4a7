package dev.comanda.benchmark.system;

import dev.comanda.benchmark.load.ClosedLoad;
import dev.comanda.benchmark.load.Exchange;
import dev.comanda.benchmark.load.HttpConnections;
import dev.comanda.benchmark.load.Observation;
import dev.comanda.benchmark.load.OpenLoad;
import dev.comanda.benchmark.load.OpenLoad.Arrival;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;

/**
 * Accepting and reading orders, on a process that hosts the order context alone. Its limits are
 * measured in turn with it: J inserts the same rows by plain JDBC, H answers the same bytes by a
 * bare Spring MVC endpoint behind the same token check. Processor time adds up, hence the limit of
 * accepting is 1/(1/J + 1/H).
 */
final class OrderChapter implements Chapter {

  /** Half a page as most displays show it. */
  static final int PAGE = 20;

  /** Whoever waits longer has not been kept up with. */
  private static final double PATIENCE_MILLIS = 250;

  private static final Duration OVERLOAD = Duration.ofSeconds(4);
  private static final Duration RECOVERY = Duration.ofSeconds(5);
  private static final Duration PROFILED = Duration.ofSeconds(10);
  private static final Duration DRAIN = Duration.ofSeconds(20);

  private final Plan plan;
  private final Infrastructure infrastructure;
  private final HttpConnections http = new HttpConnections();
  private final Deployment deployment;
  private final BareProcess bare;
  private final PlainJdbc jdbc;
  private final Queues queues;

  private OrderChapter(
      Plan plan, Infrastructure infrastructure, Deployment deployment, BareProcess bare)
      throws SQLException {
    this.plan = plan;
    this.infrastructure = infrastructure;
    this.deployment = deployment;
    this.bare = bare;
    this.jdbc = PlainJdbc.on(infrastructure);
    this.queues = new Queues(infrastructure);
  }

  static OrderChapter open(Plan plan, Deployment.Site site) throws Exception {
    Deployment deployment = site.orderAlone();
    try (HttpConnections http = new HttpConnections()) {
      return new OrderChapter(
          plan,
          site.infrastructure(),
          deployment,
          BareProcess.start(deployment.at("menu"), http, site.folder()));
    }
  }

  @Override
  public String title() {
    return "orders: accepting and reading, one service";
  }

  /** How long one round takes, about. */
  static Duration length(Plan plan) {
    int turns = 3 * plan.connections().size() + plan.steps().size() + 6;
    return plan.turn().multipliedBy(turns).plus(OVERLOAD).plus(RECOVERY);
  }

  @Override
  public void warmUp() throws Exception {
    Customers customers = Customers.arrive(http, deployment.at("menu"), deployment.at("order"));
    int length = customers.orderOnce();
    List<Exchange> ours =
        List.of(
            customers.order(),
            customers.order(),
            customers.order(),
            customers.order(),
            customers.lookAtOrder(),
            customers.getAsAnybody(deployment.at("menu").resolve("/products")),
            customers.get(customers.page(PAGE)));
    List<Exchange> limits =
        List.of(
            customers.post(bare.guarded(length)),
            customers.get(bare.guarded(length)),
            customers.getAsAnybody(bare.open(length)));
    // Not together: the bare one is so much quicker that it would leave little to the others.
    var _ = ClosedLoad.run(ours, Duration.ZERO, plan.warming());
    var _ = ClosedLoad.run(limits, Duration.ZERO, plan.warming().dividedBy(4));
    drain();
  }

  @Override
  public void round(Figures figures, Progress progress) throws Exception {
    infrastructure.execute(
        "truncate orders.customer_order, orders.order_line, orders.order_history, orders.outbox");
    Customers customers = Customers.arrive(http, deployment.at("menu"), deployment.at("order"));
    awaitRecovery(customers);
    int length = customers.orderOnce();
    double most = 0;
    for (int connections : plan.connections()) {
      most = Math.max(most, accepting(customers, length, connections, figures, progress));
    }
    reading(customers, length, new Reading(plan, figures, progress));
    open(customers, most, figures, progress);
  }

  /** After the overload of the round before, for which the next one is not to blame. */
  private static void awaitRecovery(Customers customers) throws Exception {
    long end = System.nanoTime() + DRAIN.toNanos();
    while (customers.order().perform() != 201 && System.nanoTime() < end) {
      Thread.sleep(100);
    }
  }

  private double accepting(
      Customers customers, int length, int connections, Figures figures, Progress progress)
      throws Exception {
    Observation ours = closed(customers.order(), connections);
    drain();
    Observation bareOnes = closed(customers.post(bare.guarded(length)), connections);
    Observation rows = ClosedLoad.run(jdbc.inserters(connections), plan.warmUp(), plan.phase());
    jdbc.empty();
    double limit = 1 / (1 / rows.perSecond() + 1 / bareOnes.perSecond());
    String scenario = "POST /order, %d connections".formatted(connections);
    boolean usual = connections == Plan.USUAL;
    Figure rate = Figure.rate(scenario);
    figures.add(usual ? rate.shallBe(new Target.RatioOf(0.6)) : rate, ours.perSecond(), limit);
    figures.add(Figure.latency(scenario, "p50"), ours.milliseconds(50));
    figures.add(Figure.latency(scenario, "p99"), ours.milliseconds(99));
    if (usual) {
      figures.add(
          Figure.of(scenario, "p99 / p50", "").shallBe(new Target.Below(8)),
          ours.milliseconds(99) / ours.milliseconds(50));
    }
    figures.add(Figure.rate("limit J, %d connections".formatted(connections)), rows.perSecond());
    figures.add(
        Figure.rate("limit H (POST), %d connections".formatted(connections)), bareOnes.perSecond());
    refuseErrors(scenario, ours, bareOnes, rows);
    progress.say(
        "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms; H %.0f/s, J %.0f/s; %.2f of the limit"
            .formatted(
                scenario,
                ours.perSecond(),
                ours.milliseconds(50),
                ours.milliseconds(99),
                bareOnes.perSecond(),
                rows.perSecond(),
                ours.perSecond() / limit));
    return ours.perSecond();
  }

  private void reading(Customers customers, int order, Reading reading) throws Exception {
    URI products = deployment.at("menu").resolve("/products");
    URI page = customers.page(PAGE);
    Target target = new Target.RatioOf(0.7);
    reading.compare(
        "GET /order/{id}", target, customers.lookAtOrder(), customers.get(bare.guarded(order)));
    reading.compare(
        "GET /products",
        target,
        customers.getAsAnybody(products),
        customers.getAsAnybody(bare.open(customers.lengthOf(products))));
    reading.compare(
        "GET /order?limit=" + PAGE,
        new Target.None(),
        customers.get(page),
        customers.get(bare.guarded(customers.lengthOf(page))));
  }

  /** Upwards until it does not keep up; then twice as much as it did; then half as much. */
  private void open(Customers customers, double most, Figures figures, Progress progress)
      throws Exception {
    double knee = 0;
    for (double step : plan.steps()) {
      double rate = step * most;
      Observation met =
          OpenLoad.observe(
              OpenLoad.run(customers.order(), rate, plan.turn()), plan.warmUp(), plan.phase());
      String scenario = "POST /order, open model at %.2f of the closed maximum".formatted(step);
      figures.add(Figure.rate(scenario), met.perSecond());
      if (met.perSecond() > 0) {
        figures.add(Figure.latency(scenario, "p50"), met.milliseconds(50));
        figures.add(Figure.latency(scenario, "p99"), met.milliseconds(99));
      }
      progress.say(
          "%s (%.0f/s): p50 %.1f ms, p99 %.1f ms, answers %s"
              .formatted(
                  scenario, rate, met.milliseconds(50), met.milliseconds(99), met.answers()));
      drain();
      if (met.clean() && met.milliseconds(99) < PATIENCE_MILLIS) {
        knee = rate;
      }
    }
    Figure found = Figure.of("POST /order, open model", "knee", "1/s");
    figures.add(found.shallBe(new Target.RatioOf(0.9)), knee, most);
    overload(customers, Math.max(knee, most / 2), figures, progress);
  }

  private void overload(Customers customers, double knee, Figures figures, Progress progress)
      throws Exception {
    Observation met =
        OpenLoad.observe(
            OpenLoad.run(customers.order(), 2 * knee, OVERLOAD), Duration.ZERO, OVERLOAD);
    List<Arrival> after = OpenLoad.run(customers.order(), knee / 2, RECOVERY);
    drain();
    double recovery =
        after.stream()
            .filter(arrival ->
                arrival.status() != 201 || arrival.latency().toMillis() > PATIENCE_MILLIS)
            .mapToDouble(arrival -> arrival.intended().toMillis() / 1000.0)
            .max()
            .orElse(0);
    String scenario = "POST /order, open model at twice the knee";
    long shed = met.count(429, 503);
    long lost =
        met.answers().values().stream().mapToLong(Long::longValue).sum() - shed - met.count(201);
    figures.add(Figure.of(scenario, "accepted", "1/s"), met.perSecond(), knee);
    figures.add(
        Figure.of(scenario, "shed with 429 or 503", "1/s"), shed * 1000.0 / OVERLOAD.toMillis());
    figures.add(
        Figure.of(scenario, "neither accepted nor shed", "").shallBe(new Target.Zero()),
        (double) lost);
    figures.add(Figure.of(scenario, "recovery", "s").shallBe(new Target.Below(5)), recovery);
    progress.say(
        "%s (%.0f/s): answers %s, recovered after %.1f s"
            .formatted(scenario, 2 * knee, met.answers(), recovery));
  }

  private Observation closed(Exchange exchange, int connections) throws Exception {
    return ClosedLoad.run(Collections.nCopies(connections, exchange), plan.warmUp(), plan.phase());
  }

  /** What the relay has still to do would be done at the next one's cost. */
  private void drain() throws SQLException, InterruptedException {
    long end = System.nanoTime() + DRAIN.toNanos();
    while (!infrastructure.ask("select count(*) from orders.outbox").equals("0")
        && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    queues.empty();
  }

  static void refuseErrors(String scenario, Observation... all) {
    for (Observation one : all) {
      if (!one.clean()) {
        throw new IllegalStateException(scenario + " met errors: " + one.answers());
      }
    }
  }

  @Override
  public void profile(Path pages) throws Exception {
    Customers customers = Customers.arrive(http, deployment.at("menu"), deployment.at("order"));
    int _ = customers.orderOnce();
    profile("POST /order", customers.order(), pages.resolve("profile-post-order.html"));
    profile("GET /order/{id}", customers.lookAtOrder(), pages.resolve("profile-get-order.html"));
  }

  private void profile(String request, Exchange exchange, Path page) throws Exception {
    Profile.of(
        deployment.pid("order"),
        () -> {
          var _ =
              ClosedLoad.run(Collections.nCopies(Plan.USUAL, exchange), Duration.ZERO, PROFILED);
        },
        "%s, %d connections: the order service".formatted(request, Plan.USUAL),
        page);
    drain();
  }

  @Override
  public void close() throws SQLException, IOException {
    queues.close();
    jdbc.close();
    bare.close();
    deployment.close();
    http.close();
  }
}
