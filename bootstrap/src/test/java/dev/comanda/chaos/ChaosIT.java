package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.chaos.Rehearsal.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Nothing is lost and nothing is done twice, whatever breaks. One seed in every build; {@code
 * ./mvnw -Pchaos verify} takes more ({@code -Dchaos.seeds=1-20 -Dchaos.kills=11}), and {@code
 * -Dchaos.seeds=7} brings one back.
 */
class ChaosIT {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  @Test
  void nothing_is_lost_and_nothing_is_done_twice() throws Exception {
    List<Long> seeds = seeds(System.getProperty("chaos.seeds", "1"));
    int kills = Integer.getInteger("chaos.kills", 5);
    Path folder = ROOT.resolve("bootstrap/target/chaos");
    Path reports = ROOT.resolve(System.getProperty("chaos.reports", "bootstrap/target/chaos"));
    Stage.delete(folder);
    List<Result> results = new ArrayList<>();
    Map<String, String> promised = new ConcurrentHashMap<>();
    Queue<String> malformed = new ConcurrentLinkedQueue<>();
    try (Stage stage = Stage.open(Files.createDirectories(folder))) {
      for (long seed : seeds) {
        FaultPlan plan = FaultPlan.of(seed, kills);
        System.out.printf(
            "Chaos, seed %d: %d faults, %d processes will be killed ...%n",
            seed, plan.injections().size(), plan.kills());
        Result result = new Rehearsal(stage, plan, promised, malformed).run();
        results.add(result);
        new ChaosReport(results).write(reports);
        System.out.printf(
            "  %d orders accepted, at rest %.1f s after the last fault, %d findings%n",
            result.acceptedAt().size(),
            result.rest().toMillis() / 1000.0,
            result.violations().size() + result.surprises().size());
        if (!result.violations().isEmpty()) {
          // What is wrong now would be found again after every further seed.
          break;
        }
      }
    }
    ChaosReport report = new ChaosReport(results);
    System.out.println(report.text());

    assertThat(results)
        .as("every seed let people order")
        .allSatisfy(result -> assertThat(result.acceptedAt()).hasSizeGreaterThan(10));
    assertThat(report.findings()).as(report.text()).isZero();
  }

  /** {@code 7}, {@code 1,5} or {@code 1-20}. */
  private static List<Long> seeds(String text) {
    List<Long> seeds = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-", -1);
      LongStream.rangeClosed(Long.parseLong(ends[0]), Long.parseLong(ends[ends.length - 1]))
          .forEach(seeds::add);
    }
    return seeds;
  }
}
