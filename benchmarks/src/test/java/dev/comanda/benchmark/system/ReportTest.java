package dev.comanda.benchmark.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.benchmark.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final Figures figures = new Figures();

  @BeforeEach
  void three_rounds() {
    Figure rate = Figure.rate("POST /order, 16 connections").shallBe(new Target.RatioOf(0.6));
    Figure flow =
        Figure.of("the whole flow, one process, 20 orders/s", "approval to ticket, p50", "ms");
    for (int round = 1; round <= 3; round++) {
      figures.add(rate, 100 * round, 500);
      figures.add(flow.shallBe(new Target.Below(60)), 10 * round);
    }
  }

  @Test
  void a_figure_is_the_median_of_its_rounds_beside_its_limit() {
    Row row = figures.rows().getFirst();

    assertThat(row.value()).isEqualByComparingTo("200");
    assertThat(row.spread()).first().satisfies(low -> assertThat(low).isEqualByComparingTo("100"));
    assertThat(row.spread()).last().satisfies(high -> assertThat(high).isEqualByComparingTo("300"));
    assertThat(row.limit()).isEqualByComparingTo("500");
    assertThat(row.ratio()).isEqualByComparingTo("0.4");
    assertThat(row.missed()).isTrue();
    assertThat(figures.rows().getLast().missed()).isFalse();
  }

  @Test
  void pages_and_pictures_can_be_made_again_from_the_data() throws IOException {
    report().write(folder);
    String page = Files.readString(folder.resolve("index.html"));
    Files.delete(folder.resolve("index.html"));

    Report.read(folder).write(folder);

    assertThat(folder.resolve("index.html")).hasContent(page.stripTrailing());
    assertThat(folder.resolve("ratios.png")).isNotEmptyFile();
    assertThat(folder.resolve("ratios-dark.svg")).isNotEmptyFile();
  }

  @Test
  void a_missed_target_has_a_place_for_what_stands_between() throws IOException {
    Files.writeString(
        folder.resolve("explanations.json"),
        """
        {"POST /order, 16 connections": {"throughput": {"pt-BR": "Falta pouco."}}}
        """);

    report().write(folder);

    assertThat(folder.resolve("index.html")).content().contains("Not explained yet.");
    assertThat(folder.resolve("index.pt-BR.html"))
        .content()
        .contains("Falta pouco.", "POST /order, 16 conexões", "razão &gt;= 0,6", "<td>0,4</td>");
  }

  private Report report() {
    return new Report(
        new Host("a processor", 2, "a system", 0.5),
        Map.of("Java", "25"),
        Instant.parse("2026-11-28T12:00:00Z"),
        figures.rows());
  }
}
