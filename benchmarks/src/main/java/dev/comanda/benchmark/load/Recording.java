package dev.comanda.benchmark.load;

import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** What one connection has met; of one thread only. */
record Recording(Histogram latencies, Map<Integer, Long> answers) {

  Recording() {
    this(Observation.histogram(), new TreeMap<>());
  }

  void add(int status, long nanoseconds) {
    answers.merge(status, 1L, Long::sum);
    if (Observation.isSuccess(status)) {
      latencies.recordValue(Math.min(nanoseconds, latencies.getHighestTrackableValue()));
    }
  }
}
