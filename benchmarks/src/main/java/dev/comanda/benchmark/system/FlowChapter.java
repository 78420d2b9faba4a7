package dev.comanda.benchmark.system;

import dev.comanda.benchmark.load.ClosedLoad;
import dev.comanda.benchmark.load.HttpConnections;
import dev.comanda.benchmark.load.Observation;
import dev.comanda.benchmark.load.OpenLoad;
import dev.comanda.benchmark.load.OpenLoad.Arrival;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.shared.adapter.sqs.SqsClients;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/**
 * The whole way of an order, from the request that places it, by a payment that the provider's
 * simulator approves, to the ticket in the kitchen.
 */
final class FlowChapter implements Chapter {

  /** What the kitchens of a large restaurant have to bear. */
  private static final int PACE_PER_SECOND = 20;

  /** The customer takes so long to pay; shorter than it takes to store the payment it is not. */
  private static final Duration CUSTOMER = Duration.ofMillis(200);

  /** So many orders may be between request and ticket while the maximum is looked for. */
  private static final int UNDER_WAY = 64;

  /**
   * What one order writes to the table store until its ticket is there: payment requested, with a
   * QR code, approved; two messages of it claimed and confirmed; the ticket.
   */
  private static final int WRITES = 8;

  /** Order placed, payment created, payment approved, order released. */
  private static final int MESSAGES = 4;

  private static final double[] PERCENTILES = {5, 10, 25, 50, 75, 90, 95, 99, 100};

  private static final Map<Double, Target> TARGETS =
      Map.of(50.0, new Target.Below(60), 99.0, new Target.Below(250));

  private static final Duration SETTLE = Duration.ofSeconds(20);

  private final String name;
  private final Plan plan;
  private final Deployment deployment;
  private final URI api;
  private final URI provider;
  private final HttpConnections http = new HttpConnections();
  private final TableStore store;
  private final SqsClient sqs;
  private final QueueServer queue;
  private final BareProcess bare;

  private FlowChapter(String name, Plan plan, Deployment.Site site, Deployment deployment, URI api)
      throws Exception {
    Infrastructure infrastructure = site.infrastructure();
    this.name = name;
    this.plan = plan;
    this.deployment = deployment;
    this.api = api;
    this.provider = URI.create(infrastructure.simulatorUrl());
    this.store = new TableStore(infrastructure);
    this.sqs = SqsClients.local(URI.create(infrastructure.sqsEndpoint()));
    sqs.createQueue(request -> request.queueName("benchmark-flow"));
    this.queue = new QueueServer(sqs, "benchmark-flow");
    this.bare = BareProcess.start(api, http, site.folder());
  }

  static FlowChapter inOneProcess(Plan plan, Deployment.Site site) throws Exception {
    Deployment deployment = site.allInOne();
    return open("one process", plan, site, deployment, deployment.at("comanda"));
  }

  static FlowChapter asServices(Plan plan, Deployment.Site site) throws Exception {
    Deployment deployment = site.services();
    return open("five services", plan, site, deployment, deployment.at("gateway"));
  }

  private static FlowChapter open(
      String name, Plan plan, Deployment.Site site, Deployment deployment, URI api)
      throws Exception {
    FlowChapter chapter = new FlowChapter(name, plan, site, deployment, api);
    chapter.letCustomersPay();
    return chapter;
  }

  private void letCustomersPay() throws IOException {
    tellProvider(
        "/simulator/webhook",
        """
        {"url":"%s","secret":"%s"}\
        """
            .formatted(
                api.resolve("/payment/webhook"),
                DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET),
        204);
    tellProvider(
        "/simulator/behaviour", "{\"payAfterMillis\":%d}".formatted(CUSTOMER.toMillis()), 200);
  }

  private void tellProvider(String path, String json, int status) throws IOException {
    var _ =
        http.answer(HttpConnections.put(provider.resolve(path), Customers.json(json), Map.of()))
            .expect(status);
  }

  @Override
  public String title() {
    return "the whole flow, " + name;
  }

  /** How long one round takes, about. */
  static Duration length(Plan plan) {
    return plan.turn().multipliedBy(9);
  }

  @Override
  public void warmUp() throws Exception {
    Customers customers = Customers.arrive(http, api, api);
    double _ = maximum(customers, plan.warming());
  }

  @Override
  public void round(Figures figures, Progress progress) throws Exception {
    Customers customers = Customers.arrive(http, api, api);
    paced(customers, figures, progress);
    listing(new Reading(plan, figures, progress));
    double most = maximum(customers, plan.turn().multipliedBy(2));
    double puts =
        ClosedLoad.run(
                Collections.nCopies(Plan.USUAL, store.conditionalPut()),
                plan.warmUp(),
                plan.phase())
            .perSecond();
    double messages = messages();
    double limit = 1 / (WRITES / puts + MESSAGES / messages);
    figures.add(
        Figure.of(title(), "sustained maximum", "orders/s").shallBe(new Target.RatioOf(0.5)),
        most,
        limit);
    figures.add(Figure.rate("limit D, beside %s".formatted(name)), puts);
    figures.add(Figure.rate("limit Q, beside %s".formatted(name)), messages);
    progress.say(
        "%s: at most %.1f orders/s; D %.0f/s, Q %.0f/s; %.2f of what they allow"
            .formatted(title(), most, puts, messages, most / limit));
  }

  /** The kitchen's list, which has what the orders before have left there. */
  private void listing(Reading reading) throws Exception {
    Map<String, String> kitchen = Customers.kitchen(http, api);
    URI page = api.resolve("/production?limit=" + OrderChapter.PAGE);
    int length = http.answer(HttpConnections.get(page, kitchen)).expect(200).bytes();
    reading.compare(
        "GET /production?limit=%d, %s".formatted(OrderChapter.PAGE, name),
        new Target.None(),
        () -> http.status(HttpConnections.get(page, kitchen)),
        () -> http.status(HttpConnections.get(bare.guarded(length), kitchen)));
  }

  private void paced(Customers customers, Figures figures, Progress progress) throws Exception {
    Set<UUID> placed = ConcurrentHashMap.newKeySet();
    long before = tickets();
    List<Arrival> arrivals =
        OpenLoad.run(
            () -> {
              placed.add(customers.placeOrder());
              return 201;
            },
            PACE_PER_SECOND,
            plan.turn().multipliedBy(2));
    awaitTickets(before + placed.size());
    Histogram latency = latencies(placed);
    String scenario = "%s, %d orders/s".formatted(title(), PACE_PER_SECOND);
    figures.add(
        Figure.of(scenario, "orders without a ticket", "").shallBe(new Target.Zero()),
        (double) (arrivals.size() - latency.getTotalCount()));
    if (latency.getTotalCount() > 0) {
      for (double percentile : PERCENTILES) {
        Figure figure =
            Figure.of(scenario, "approval to ticket, p%.0f".formatted(percentile), "ms");
        figures.add(
            figure.shallBe(TARGETS.getOrDefault(percentile, new Target.None())),
            latency.getValueAtPercentile(percentile) / 1000.0);
      }
    }
    progress.say(
        "%s: %d of %d orders have a ticket, p50 %.0f ms and p99 %.0f ms after the approval"
            .formatted(
                scenario,
                latency.getTotalCount(),
                arrivals.size(),
                latency.getValueAtPercentile(50) / 1000.0,
                latency.getValueAtPercentile(99) / 1000.0));
  }

  private double messages() throws Exception {
    Observation met =
        ClosedLoad.run(
            Collections.nCopies(MessageChapter.THREADS, queue.sendReceiveDelete()),
            plan.warmUp(),
            plan.phase());
    queue.empty();
    return met.perSecond() * QueueServer.BATCH;
  }

  /** In microseconds, from when the provider approved to when the kitchen had it. */
  private Histogram latencies(Set<UUID> orders) throws IOException {
    Map<UUID, Instant> approvals = approvals();
    Histogram latency = new Histogram(3);
    received()
        .forEach((order, at) -> {
          Instant approved = approvals.get(PaymentId.of(new OrderId(order)).value());
          if (orders.contains(order) && approved != null) {
            latency.recordValue(Math.max(0, Duration.between(approved, at).toNanos() / 1000));
          }
        });
    return latency;
  }

  /** Tickets per second while a fixed number of orders is under way. */
  private double maximum(Customers customers, Duration time) throws Exception {
    Semaphore room = new Semaphore(UNDER_WAY);
    AtomicBoolean open = new AtomicBoolean(true);
    try (ExecutorService placing = Executors.newVirtualThreadPerTaskExecutor()) {
      try {
        for (int i = 0; i < Plan.USUAL; i++) {
          var _ =
              placing.submit(() -> {
                room.acquire();
                while (open.get()) {
                  var _ = customers.placeOrder();
                  room.acquire();
                }
                return null;
              });
        }
        // Once the first ones are through, as many come out as are let in.
        double _ = ticketsPerSecond(room, SETTLE, UNDER_WAY);
        return ticketsPerSecond(room, time, Long.MAX_VALUE);
      } finally {
        open.set(false);
        room.release(UNDER_WAY);
      }
    } finally {
      awaitQuiet();
    }
  }

  /** Lets an order in for each ticket, for so long or until there are so many. */
  private double ticketsPerSecond(Semaphore room, Duration time, long wanted)
      throws InterruptedException {
    long begin = System.nanoTime();
    long before = tickets();
    long seen = before;
    while (System.nanoTime() - begin < time.toNanos() && seen - before < wanted) {
      Thread.sleep(50);
      long now = tickets();
      room.release((int) (now - seen));
      seen = now;
    }
    return (seen - before) * 1e9 / (System.nanoTime() - begin);
  }

  private long tickets() {
    return store.count("productions");
  }

  private void awaitTickets(long count) throws InterruptedException {
    long end = System.nanoTime() + SETTLE.toNanos();
    while (tickets() < count && System.nanoTime() < end) {
      Thread.sleep(50);
    }
  }

  /** Until no ticket has come for a second: nothing is on its way any more. */
  private void awaitQuiet() throws InterruptedException {
    long seen = -1;
    for (long now = tickets(); now != seen; now = tickets()) {
      seen = now;
      Thread.sleep(1_000);
    }
  }

  /** When the provider approved each payment, by its own account. */
  private Map<UUID, Instant> approvals() throws IOException {
    Map<UUID, Instant> approvals = new HashMap<>();
    JsonNode ledger =
        http.answer(HttpConnections.get(provider.resolve("/simulator/ledger"), Map.of()))
            .expect(200)
            .json();
    for (JsonNode order : ledger.path("orders")) {
      if (order.path("status").asString().equals("processed")) {
        approvals.put(
            UUID.fromString(order.path("external_reference").asString()),
            Instant.parse(order.path("last_updated_date").asString()));
      }
    }
    return approvals;
  }

  /** When the kitchen got each order, by the application's own account. */
  private Map<UUID, Instant> received() throws IOException {
    Map<UUID, Instant> received = new HashMap<>();
    Map<String, String> kitchen = Customers.kitchen(http, api);
    URI path = api.resolve("/production?limit=100");
    while (true) {
      JsonNode page = http.answer(HttpConnections.get(path, kitchen)).expect(200).json();
      for (JsonNode ticket : page.path("items")) {
        received.put(
            UUID.fromString(ticket.path("orderId").asString()),
            Instant.parse(ticket.path("receivedAt").asString()));
      }
      if (!page.has("nextCursor")) {
        return received;
      }
      path = api.resolve("/production?limit=100&cursor=" + page.path("nextCursor").asString());
    }
  }

  @Override
  public void close() throws IOException {
    tellProvider("/simulator/behaviour", "{\"payAfterMillis\":null}", 200);
    bare.close();
    deployment.close();
    store.close();
    sqs.close();
    http.close();
  }
}
