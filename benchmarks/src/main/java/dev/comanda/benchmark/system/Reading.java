package dev.comanda.benchmark.system;

import dev.comanda.benchmark.load.ClosedLoad;
import dev.comanda.benchmark.load.Exchange;
import dev.comanda.benchmark.load.Observation;
import java.util.Collections;

/** Whoever reads, beside a bare endpoint that answers as many bytes. */
record Reading(Plan plan, Figures figures, Progress progress) {

  /**
   * Measures both in turn.
   *
   * @throws IllegalStateException if an answer is an error: a fast refusal is no throughput
   */
  void compare(String request, Target target, Exchange ours, Exchange bareOne) throws Exception {
    Observation real = closed(ours);
    Observation limit = closed(bareOne);
    String scenario = "%s, %d connections".formatted(request, Plan.USUAL);
    figures.add(Figure.rate(scenario).shallBe(target), real.perSecond(), limit.perSecond());
    figures.add(Figure.latency(scenario, "p50"), real.milliseconds(50));
    figures.add(Figure.latency(scenario, "p99"), real.milliseconds(99));
    OrderChapter.refuseErrors(scenario, real, limit);
    progress.say(
        "%s: %.0f/s, p50 %.1f ms, p99 %.1f ms; H %.0f/s; %.2f of the limit"
            .formatted(
                scenario,
                real.perSecond(),
                real.milliseconds(50),
                real.milliseconds(99),
                limit.perSecond(),
                real.perSecond() / limit.perSecond()));
  }

  private Observation closed(Exchange exchange) throws Exception {
    return ClosedLoad.run(Collections.nCopies(Plan.USUAL, exchange), plan.warmUp(), plan.phase());
  }
}
