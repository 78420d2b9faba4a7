package dev.comanda.benchmark.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The closed model: so many connections, and each asks again as soon as it has its answer. */
public final class ClosedLoad {

  private ClosedLoad() {}

  /**
   * Puts on the load.
   *
   * @param connections what each of them does; on a thread of its own
   * @param warmUp comes first and is not looked at
   */
  public static Observation run(List<Exchange> connections, Duration warmUp, Duration time)
      throws Exception {
    long begin = System.nanoTime() + warmUp.toNanos();
    long end = begin + time.toNanos();
    try (ExecutorService executor = Executors.newFixedThreadPool(connections.size())) {
      List<Future<Recording>> workers = new ArrayList<>();
      for (Exchange connection : connections) {
        workers.add(executor.submit(() -> work(connection, begin, end)));
      }
      List<Recording> recordings = new ArrayList<>();
      for (Future<Recording> worker : workers) {
        recordings.add(worker.get());
      }
      return Observation.of(recordings, time);
    }
  }

  /** An answer counts when it has come in time, wherever its request began. */
  private static Recording work(Exchange connection, long begin, long end) throws Exception {
    Recording recording = new Recording();
    long sent = System.nanoTime();
    while (sent < end) {
      int status = connection.perform();
      long answered = System.nanoTime();
      if (answered >= begin && answered < end) {
        recording.add(status, answered - sent);
      }
      sent = answered;
    }
    return recording;
  }
}
