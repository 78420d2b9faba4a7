package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.chaos.Rehearsal.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Nothing is lost and nothing is done twice, whatever breaks. One seed in every build; {@code
 * ./mvnw -Pchaos verify} takes more ({@code -Dchaos.seeds=1-20 -Dchaos.kills=11}), on several
 * stages at once where there are cores for them ({@code -Dchaos.stages=2}), and {@code
 * -Dchaos.seeds=7} brings one back.
 */
class ChaosIT {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  private final SortedMap<Long, Result> results = new ConcurrentSkipListMap<>();
  private final Path reports =
      ROOT.resolve(System.getProperty("chaos.reports", "bootstrap/target/chaos"));

  @Test
  void nothing_is_lost_and_nothing_is_done_twice() throws Exception {
    Queue<Long> seeds = new ConcurrentLinkedQueue<>(seeds(System.getProperty("chaos.seeds", "1")));
    int kills = Integer.getInteger("chaos.kills", 5);
    int stages = Integer.getInteger("chaos.stages", 1);
    Path folder = ROOT.resolve("bootstrap/target/chaos");
    Stage.delete(folder);
    try (ExecutorService theatre = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> evenings = new ArrayList<>();
      for (int number = 1; number <= stages; number++) {
        Path own = Files.createDirectories(folder.resolve("stage-" + number));
        evenings.add(
            theatre.submit(() -> {
              playOn(own, seeds, kills);
              return null;
            }));
      }
      for (Future<?> evening : evenings) {
        evening.get();
      }
    }
    ChaosReport report = new ChaosReport(List.copyOf(results.values()));
    System.out.println(report.text());

    assertThat(results.values())
        .as("every seed let people order")
        .allSatisfy(result -> assertThat(result.acceptedAt()).hasSizeGreaterThan(10));
    assertThat(report.findings()).as(report.text()).isZero();
  }

  /** One seed after the other on a stage of its own, as long as there are seeds. */
  private void playOn(Path folder, Queue<Long> seeds, int kills) throws Exception {
    Map<String, String> promised = new ConcurrentHashMap<>();
    Queue<String> malformed = new ConcurrentLinkedQueue<>();
    try (Stage stage = Stage.open(folder)) {
      for (Long seed = seeds.poll(); seed != null; seed = seeds.poll()) {
        FaultPlan plan = FaultPlan.of(seed, kills);
        System.out.printf(
            "Chaos, seed %d: %d faults, %d processes will be killed ...%n",
            seed, plan.injections().size(), plan.kills());
        Result result = new Rehearsal(stage, plan, promised, malformed).run();
        results.put(seed, result);
        report();
        System.out.printf(
            "  seed %d: %d orders accepted, at rest %.1f s after the last fault, %d findings%n",
            seed,
            result.acceptedAt().size(),
            result.rest().toMillis() / 1000.0,
            result.violations().size() + result.surprises().size());
        if (!result.violations().isEmpty()) {
          // What is wrong now would be found again after every further seed.
          break;
        }
      }
    }
  }

  private synchronized void report() throws IOException {
    new ChaosReport(List.copyOf(results.values())).write(reports);
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
