package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.chaos.TcpProxy.Weather;
import dev.comanda.endtoend.Answer;
import dev.comanda.endtoend.Api;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Guarantee 6: what is down stops the steps that need it, and nothing else. Orders are placed at
 * half the rate that this machine can do, while the table store of identity, payment and production
 * is there and while it is not; the slowest of a hundred may take twice as long and no longer.
 * Figures need a quiet machine, so only {@code ./mvnw -Pchaos verify} measures them.
 */
class IsolationIT {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  /** Connections with which the machine's limit is found. */
  private static final int CONNECTIONS = 8;

  private static final Duration WARM_UP = Duration.ofSeconds(40);
  private static final Duration ROUND = Duration.ofSeconds(8);

  /** Rounds of each kind, in turns; the median counts. */
  private static final int ROUNDS = 5;

  private static final List<String> PATHS =
      List.of("identity>dynamodb", "payment>dynamodb", "payment-2>dynamodb", "production>dynamodb");

  @Test
  void orders_are_placed_as_fast_while_another_contexts_store_is_down() throws Exception {
    Path folder = ROOT.resolve("bootstrap/target/isolation");
    Stage.delete(folder);
    try (Stage stage = Stage.open(Files.createDirectories(folder))) {
      Load load = Load.on(stage);
      load.atFullSpeed(WARM_UP);
      // What waits behind the orders is made up for first.
      Thread.sleep(ROUND);
      double most = load.atFullSpeed(ROUND);
      double rate = most / 2;
      List<Double> undisturbed = new ArrayList<>();
      List<Double> disturbed = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        undisturbed.add(load.slowestOfAHundred(rate));
        PATHS.forEach(path -> stage.weather(path, new Weather.Cut()));
        disturbed.add(load.slowestOfAHundred(rate));
        PATHS.forEach(path -> stage.weather(path, new Weather.Fair()));
        // What has waited is made up for, and is no part of the next round.
        Thread.sleep(ROUND);
      }
      double ratio = median(disturbed) / median(undisturbed);
      String report =
          """
          POST /order through the gateway while the table store of identity, payment and production is down
          most         %7.1f orders per second, %d connections
          rate         %7.1f orders per second, open model
          undisturbed  %7.1f ms, 99th percentile, median of %d rounds of %d s, %s
          disturbed    %7.1f ms, likewise, %s
          ratio        %7.2f, at most 2 is wanted
          """
              .formatted(
                  most,
                  CONNECTIONS,
                  rate,
                  median(undisturbed),
                  ROUNDS,
                  ROUND.toSeconds(),
                  rounded(undisturbed),
                  median(disturbed),
                  rounded(disturbed),
                  ratio);
      Path reports =
          Files.createDirectories(
              ROOT.resolve(System.getProperty("chaos.reports", "bootstrap/target/chaos-reports")));
      Files.writeString(reports.resolve("isolation.txt"), report);
      System.out.println(report);

      assertThat(ratio).as(report).isLessThanOrEqualTo(2.0);
    }
  }

  private static double median(List<Double> some) {
    return some.stream().sorted().toList().get(some.size() / 2);
  }

  private static List<Long> rounded(List<Double> some) {
    return some.stream().map(Math::round).toList();
  }

  /** Guests who order the same thing again and again. */
  private record Load(List<Api> guests, String basket) {

    static Load on(Stage stage) {
      List<Api> guests = new ArrayList<>();
      for (int guest = 0; guest < 4 * CONNECTIONS; guest++) {
        String token =
            stage
                .api()
                .post("/auth/token", "{\"grantType\":\"guest\"}")
                .hasStatus(200)
                .text("/accessToken");
        guests.add(stage.api().as(token));
      }
      List<String> products = stage.api().get("/products").hasStatus(200).texts("/items", "id");
      return new Load(
          guests,
          "{\"items\":[{\"productId\":\"%s\",\"quantity\":1}]}".formatted(products.getFirst()));
    }

    /** Orders per second, as fast as so many connections go. */
    double atFullSpeed(Duration time) {
      AtomicInteger placed = new AtomicInteger();
      long end = System.nanoTime() + time.toNanos();
      try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int connection = 0; connection < CONNECTIONS; connection++) {
          Api guest = guests.get(connection);
          customers.execute(() -> {
            while (System.nanoTime() < end) {
              if (guest.order(basket).status() == 201) {
                placed.incrementAndGet();
              }
            }
          });
        }
      }
      return placed.get() / (time.toMillis() / 1000.0);
    }

    /**
     * The 99th percentile in milliseconds, from when each order should have been sent: who waits
     * for his turn waits, too.
     */
    double slowestOfAHundred(double perSecond) {
      ConcurrentLinkedQueue<Double> millis = new ConcurrentLinkedQueue<>();
      AtomicInteger refused = new AtomicInteger();
      int orders = (int) (perSecond * ROUND.toSeconds());
      long begin = System.nanoTime();
      try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int order = 0; order < orders; order++) {
          long due = begin + (long) (order / perSecond * 1e9);
          LockSupport.parkNanos(due - System.nanoTime());
          Api guest = guests.get(order % guests.size());
          customers.execute(() -> {
            try {
              Answer answer = guest.order(basket);
              if (answer.status() != 201) {
                refused.incrementAndGet();
              }
            } catch (UncheckedIOException brokenOff) {
              refused.incrementAndGet();
            }
            millis.add((System.nanoTime() - due) / 1e6);
          });
        }
      }
      assertThat(refused).as("orders refused").hasValue(0);
      List<Double> sorted = millis.stream().sorted().toList();
      return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
  }
}
