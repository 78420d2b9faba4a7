package dev.comanda.benchmark.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.benchmark.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  private static final Instant STARTED = Instant.parse("2026-11-28T12:00:00Z");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void a_ratio_compares_each_round_with_the_same_round_of_the_smallest_history() {
    List<Row> rows =
        Row.of(
            List.of(
                reading(10_000, List.of(new double[] {1, 1, 9}, new double[] {4, 4, 4})),
                reading(
                    10_000_000, List.of(new double[] {1.1, 1.1, 1.1}, new double[] {5, 5, 5}))));

    assertThat(rows).extracting(Row::median).containsExactly(2.5, 3.05);
    assertThat(rows).extracting(Row::ratio).containsExactly(1.0, 1.18);
    assertThat(rows.getLast().spread()).containsExactly(1.1, 1.25);
    assertThat(rows).extracting(Row::met).containsExactly(true, false);
  }

  @Test
  void a_missed_target_is_marked() throws IOException {
    report().write(folder);

    assertThat(folder.resolve("growth.md"))
        .content()
        .contains(
            "| read any order by its id | 1.00 (1.00) | 1.20 (1.20) | 1.20 (1.20–1.20) **✗** |");
    assertThat(folder.resolve("growth.pt-BR.md"))
        .content()
        .contains(
            "| ler um pedido qualquer pelo id | 1,00 (1,00) | 1,20 (1,20) | 1,20 (1,20–1,20) **✗** |");
  }

  @Test
  void pages_touched_and_units_paid_stand_beside_the_times() throws IOException {
    report().write(folder);

    assertThat(folder.resolve("growth.md"))
        .content()
        .contains("| read any order by its id | 9 | 12 |", "| accept a ticket | 0.0 / 3.0 |");
  }

  @Test
  void page_and_picture_can_be_made_again_from_the_data() throws IOException {
    report().write(folder);
    String page = Files.readString(folder.resolve("growth.md"));
    Files.delete(folder.resolve("growth.md"));

    Report.read(folder).write(folder);

    assertThat(folder.resolve("growth.md")).content().isEqualTo(page);
    assertThat(folder.resolve("growth.png")).isNotEmptyFile();
  }

  private static Report report() {
    List<Row> rows =
        Row.of(
            List.of(
                reading(10_000, List.of(new double[] {1})),
                reading(10_000_000, List.of(new double[] {1.2}))));
    List<Row> accepting =
        Row.of(
            List.of(
                new Measurement(
                    500, Map.of(), Map.of(Operation.ACCEPT, List.of(new double[] {3})))));
    return new Report(
        STARTED,
        new Host("a processor", 2, "a system", 0.5),
        Map.of("Java", "25"),
        Plan.QUICK,
        Map.of(10_000L, 30_000_000L),
        List.of(rows.getFirst(), rows.getLast(), accepting.getFirst()),
        List.of(
            new QueryPlan(Operation.READ, 10_000, "select 1", "Index Scan\n", 9),
            new QueryPlan(Operation.READ, 10_000_000, "select 1", "Index Scan\n", 12)),
        List.of(new Units(Operation.ACCEPT, 500, 0, 3)));
  }

  private static Measurement reading(long size, List<double[]> rounds) {
    return new Measurement(size, Map.of(), Map.of(Operation.READ, rounds));
  }
}
