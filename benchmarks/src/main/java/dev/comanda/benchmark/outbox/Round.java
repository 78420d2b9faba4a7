package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.benchmark.Samples;
import dev.comanda.benchmark.outbox.Contender.Running;
import dev.comanda.benchmark.outbox.Database.Counters;
import dev.comanda.benchmark.outbox.Database.Size;
import dev.comanda.order.domain.Order;
import dev.comanda.shared.application.messaging.MessagePublisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.commons.statistics.descriptive.Quantile;

/** One contender's turn: started afresh on empty tables, warmed up, put under three loads. */
final class Round {

  private static final int THREADS = 8;

  /** A load that every contender but one keeps up with: latency, not queueing. */
  private static final int PACE_PER_SECOND = 50;

  private final Database database;
  private final Plan plan;
  private final Samples samples;
  private final EnumMap<Metric, Double> figures = new EnumMap<>(Metric.class);

  /** Where messages of the load at hand are counted; those of an earlier one count no more. */
  private volatile Deliveries deliveries;

  private Round(Database database, Plan plan, Samples samples) {
    this.database = database;
    this.plan = plan;
    this.samples = samples;
    this.deliveries = new Deliveries(samples.latest());
  }

  static Map<Metric, Double> of(Contender contender, Database database, Plan plan, Samples samples)
      throws Exception {
    Round round = new Round(database, plan, samples);
    MessagePublisher publisher = messages -> round.deliveries.publish(messages);
    try (HikariDataSource connections = database.connections();
        Running running = contender.start(connections, publisher)) {
      round.load(running, THREADS, plan.phase().dividedBy(2));
      round.drain();
      database.empty(contender.table());
      round.paced(running, connections);
      database.empty(contender.table());
      round.oneThread(running);
      database.empty(contender.table());
      round.allThreads(running, connections, contender.table());
      database.empty(contender.table());
    }
    return round.figures;
  }

  private void paced(Running running, HikariDataSource connections) throws Exception {
    Deliveries load = begin();
    Counters before = database.counters(connections);
    long start = System.nanoTime();
    long interval = Duration.ofSeconds(1).toNanos() / PACE_PER_SECOND;
    long count = plan.phase().toNanos() / interval;
    for (long i = 0; i < count; i++) {
      LockSupport.parkNanos(start + i * interval - System.nanoTime());
      accept(running, load);
    }
    int left = drain();
    double[] latencies = load.latencies();
    figures.put(Metric.LATENCY_MEDIAN, Quantile.withDefaults().evaluate(latencies, 0.5));
    figures.put(Metric.LATENCY_P99, Quantile.withDefaults().evaluate(latencies, 0.99));
    Counters cost = database.counters(connections).since(before);
    figures.put(Metric.COMMITS_PACED, perMessage(cost.commits(), load, left));
  }

  private void oneThread(Running running) throws Exception {
    Deliveries load = begin();
    long nanoseconds = load(running, 1, plan.phase());
    figures.put(Metric.ACCEPTED_1, load.acceptedCount() * 1e9 / nanoseconds);
    drain();
  }

  private void allThreads(Running running, HikariDataSource connections, String table)
      throws Exception {
    Deliveries load = begin();
    Counters before = database.counters(connections);
    long start = System.nanoTime();
    long nanoseconds = load(running, THREADS, plan.phase());
    figures.put(Metric.ACCEPTED_8, load.acceptedCount() * 1e9 / nanoseconds);
    int left = drain();
    long end = left == 0 ? load.lastPublished() : System.nanoTime();
    figures.put(Metric.RELAYED, load.publishedCount() * 1e9 / (end - start));
    figures.put(Metric.UNPUBLISHED, 100.0 * left / load.acceptedCount());
    // What follows a publication, such as a deletion, belongs to its cost.
    Thread.sleep(200);
    Counters cost = database.counters(connections).since(before);
    figures.put(Metric.COMMITS, perMessage(cost.commits(), load, left));
    figures.put(Metric.ROWS, perMessage(cost.rows(), load, left));
    figures.put(Metric.WAL, perMessage(cost.walBytes(), load, left));
    Size size = database.sizeOf(table);
    figures.put(Metric.ROWS_LEFT, 1000.0 * size.rows() / load.acceptedCount());
    figures.put(Metric.BYTES_LEFT, size.bytes() / 1024.0 * 1000 / load.acceptedCount());
  }

  private Deliveries begin() {
    Deliveries load = new Deliveries(samples.latest());
    deliveries = load;
    return load;
  }

  private int drain() throws InterruptedException {
    return deliveries.awaitAll(plan.drain().toNanos());
  }

  /** Accepts as much as goes; answers how many nanoseconds that took. */
  private long load(Running running, int threads, Duration time) throws Exception {
    Deliveries load = deliveries;
    long start = System.nanoTime();
    long end = start + time.toNanos();
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            executor.submit(() -> {
              while (System.nanoTime() < end) {
                accept(running, load);
              }
            }));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    }
    return System.nanoTime() - start;
  }

  private void accept(Running running, Deliveries load) {
    Order order = samples.next();
    running.accept(order);
    load.accepted(order.snapshot().placedAt());
  }

  /** Nothing, where messages are still to be published: their cost is still to come. */
  private static double perMessage(long total, Deliveries load, int left) {
    return left > 0 ? Double.NaN : (double) total / load.acceptedCount();
  }
}
