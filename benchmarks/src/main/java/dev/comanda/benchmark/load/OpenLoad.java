package dev.comanda.benchmark.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * The open model: requests come at a rate, whether or not the earlier ones are answered. Latency
 * counts from when a request was meant to be sent: a system that is late makes nobody wait unseen.
 */
public final class OpenLoad {

  /** Far above what is needed: whoever cannot be sent tells of a collapse. */
  public static final int MAX_UNDER_WAY = 4_000;

  private final long interval;
  private final Arrival[] arrivals;

  /**
   * One request.
   *
   * @param intended when it was meant to be sent, from the beginning of the load
   * @param latency from then until its answer
   */
  public record Arrival(Duration intended, Duration latency, int status) {}

  private OpenLoad(double perSecond, Duration time) {
    this.interval = (long) (1e9 / perSecond);
    this.arrivals = new Arrival[Math.toIntExact(time.toNanos() / interval)];
  }

  /** Sends so many per second for so long, waits for all answers and tells of all, in order. */
  public static List<Arrival> run(Exchange exchange, double perSecond, Duration time) {
    return new OpenLoad(perSecond, time).send(exchange);
  }

  /** What was met by those that were meant to be sent after the warm-up. */
  public static Observation observe(List<Arrival> arrivals, Duration warmUp, Duration time) {
    Recording recording = new Recording();
    for (Arrival arrival : arrivals) {
      if (arrival.intended().compareTo(warmUp) >= 0) {
        recording.add(arrival.status(), arrival.latency().toNanos());
      }
    }
    return Observation.of(List.of(recording), time);
  }

  private List<Arrival> send(Exchange exchange) {
    Semaphore room = new Semaphore(MAX_UNDER_WAY);
    long start = System.nanoTime();
    try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, arrivals.length)
          .forEach(i -> {
            long intended = i * interval;
            awaitMoment(start + intended);
            if (room.tryAcquire()) {
              executor.execute(() -> {
                arrivals[i] = perform(exchange, start, intended);
                room.release();
              });
            } else {
              arrivals[i] =
                  new Arrival(Duration.ofNanos(intended), Duration.ZERO, Exchange.NOT_SENT);
            }
          });
    }
    return List.of(arrivals);
  }

  private static void awaitMoment(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static Arrival perform(Exchange exchange, long start, long intended) {
    int status;
    try {
      status = exchange.perform();
    } catch (Exception _) {
      status = Exchange.NO_ANSWER;
    }
    return new Arrival(
        Duration.ofNanos(intended), Duration.ofNanos(System.nanoTime() - start - intended), status);
  }
}
