package dev.comanda.benchmark.cost;

import dev.comanda.benchmark.load.Exchange;
import dev.comanda.benchmark.load.HttpConnections;
import dev.comanda.benchmark.load.OpenLoad;
import dev.comanda.benchmark.load.OpenLoad.Arrival;
import dev.comanda.benchmark.system.Customers;
import dev.comanda.localcloud.DevelopmentCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Orders from the kiosk to the hand-over, and what they add to what is counted. */
final class Lives {

  /** The customer takes so long to pay. */
  private static final int PAY_AFTER_MILLISECONDS = 200;

  /** What follows a request, such as a deletion that waits for company, is over by then. */
  private static final Duration SETTLE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<String> STEPS = List.of("started", "completed", "delivered");

  private final CountedApplication application;
  private final HttpConnections http;

  private Lives(CountedApplication application, HttpConnections http) {
    this.application = application;
    this.http = http;
  }

  /** Customers pay by themselves from now on, and the provider tells the application. */
  static Lives of(CountedApplication application, HttpConnections http) throws IOException {
    Lives lives = new Lives(application, http);
    lives.tellProvider(
        "/simulator/webhook",
        """
        {"url":"%s","secret":"%s"}\
        """
            .formatted(
                application.api().resolve("/payment/webhook"),
                DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET),
        204);
    lives.tellProvider(
        "/simulator/behaviour", "{\"payAfterMillis\":%d}".formatted(PAY_AFTER_MILLISECONDS), 200);
    return lives;
  }

  /** What a second costs in which nothing is to be done. */
  Map<Item, Double> idle(Duration time) throws Exception {
    Thread.sleep(SETTLE);
    Map<Item, Double> before = application.counts();
    Thread.sleep(time);
    return difference(application.counts(), before, Map.of(), 0, time.toMillis() / 1000.0);
  }

  /**
   * What one order costs: everything until all of them are handed over, without what would have
   * been there anyway.
   *
   * @param idle what a second costs without orders
   */
  Map<Item, Double> perOrder(int perSecond, int orders, Map<Item, Double> idle) throws Exception {
    Customers customers = Customers.arrive(http, application.api(), application.api());
    Map<String, String> kitchen = Customers.kitchen(http, application.api());
    long tickets = application.tickets();
    Queue<UUID> placed = new ConcurrentLinkedQueue<>();
    Thread.sleep(SETTLE);
    Map<Item, Double> before = application.counts();
    long begin = System.nanoTime();
    run(
        () -> {
          placed.add(customers.placeOrder());
          return 201;
        },
        perSecond,
        orders);
    awaitTickets(tickets + orders);
    for (String step : STEPS) {
      Queue<UUID> waiting = new ConcurrentLinkedQueue<>(placed);
      run(
          () ->
              http.answer(
                      HttpConnections.put(
                          application.api().resolve("/production/" + waiting.remove() + "/" + step),
                          Customers.json(""),
                          kitchen))
                  .expect(200)
                  .status(),
          perSecond,
          orders);
    }
    Thread.sleep(SETTLE);
    double seconds = (System.nanoTime() - begin) / 1e9;
    Map<Item, Double> after = application.counts();
    long unfinished = application.unfinished();
    if (unfinished > 0) {
      throw new IllegalStateException(unfinished + " orders were not handed over in time");
    }
    return difference(after, before, idle, seconds, orders);
  }

  /**
   * @throws IllegalStateException if one of them fails: then the others cannot be divided by
   */
  private static void run(Exchange exchange, int perSecond, int count) {
    List<Arrival> arrivals =
        OpenLoad.run(exchange, perSecond, Duration.ofNanos(count * 1_000_000_000L / perSecond));
    if (arrivals.stream().anyMatch(arrival -> arrival.status() / 100 != 2)) {
      throw new IllegalStateException("not every request succeeded");
    }
  }

  private void awaitTickets(long count) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (application.tickets() < count) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("not every order got a ticket");
      }
      Thread.sleep(100);
    }
  }

  private static Map<Item, Double> difference(
      Map<Item, Double> after,
      Map<Item, Double> before,
      Map<Item, Double> idle,
      double seconds,
      double parts) {
    Map<Item, Double> difference = new EnumMap<>(Item.class);
    for (Item item : Item.values()) {
      double more = after.getOrDefault(item, 0.0) - before.getOrDefault(item, 0.0);
      // Not below zero: whoever has something to do asks less often whether there is something.
      difference.put(item, Math.max(0, more - seconds * idle.getOrDefault(item, 0.0)) / parts);
    }
    return difference;
  }

  private void tellProvider(String path, String json, int status) throws IOException {
    var _ =
        http.answer(
                HttpConnections.put(
                    application.provider().resolve(path), Customers.json(json), Map.of()))
            .expect(status);
  }
}
