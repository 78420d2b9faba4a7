package dev.comanda.benchmark.system;

/**
 * What is measured in each round.
 *
 * @param scenario what is done
 * @param metric what is looked at
 */
record Figure(String scenario, String metric, String unit, Target target) {

  static Figure of(String scenario, String metric, String unit) {
    return new Figure(scenario, metric, unit, new Target.None());
  }

  Figure shallBe(Target wanted) {
    return new Figure(scenario, metric, unit, wanted);
  }

  /** Successful answers, or whatever else is counted, per second. */
  static Figure rate(String scenario) {
    return of(scenario, "throughput", "1/s");
  }

  /** A percentile of the latency. */
  static Figure latency(String scenario, String percentile) {
    return of(scenario, percentile, "ms");
  }
}
