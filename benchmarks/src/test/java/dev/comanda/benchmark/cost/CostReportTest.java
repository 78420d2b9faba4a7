package dev.comanda.benchmark.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.benchmark.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CostReportTest {

  private static final JsonNode PRICES =
      new JsonMapper()
          .readTree(
              """
              {"asOf": "2026-11-28", "hoursPerMonth": 730,
               "prices": {"queueMillion": 0.5, "tableWriteMillion": 1, "tableReadMillion": 0.25, "logGb": 1}}
              """);

  private static final CostReport REPORT =
      new CostReport(
          Instant.parse("2026-11-28T12:00:00Z"),
          new Host("a processor", 2, "a system", 0.5),
          Map.of("trickle", 40, "load", 600),
          Map.of(Item.RECEIVES, 0.5),
          Map.of(Item.MESSAGES, 7.0, Item.SENDS, 6.0, Item.WRITES, 60.0, Item.LOG, 2000.0),
          Map.of(Item.MESSAGES, 7.0, Item.SENDS, 3.0, Item.WRITES, 60.0, Item.LOG, 2000.0));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @Test
  void before_batching_every_message_has_requests_of_its_own() throws IOException {
    REPORT.write(folder, PRICES);

    assertThat(folder.resolve("cost.md"))
        .content()
        .contains(
            "| queues: requests that send | 7.0 | 6.0 | 3.0 |",
            "| queues: requests that delete | 7.0 | 0.0 | 0.0 |");
  }

  @Test
  void a_million_orders_cost_what_one_asks_for_times_the_price_of_a_million() throws IOException {
    REPORT.write(folder, PRICES);

    assertThat(folder.resolve("cost.md"))
        .content()
        .contains(
            "| queues: requests that send | 3.50 | 3.00 | 1.50 |",
            "| log: bytes | 2.00 | 2.00 | 2.00 |",
            "| **together** | **72.50** | **65.00** | **63.50** |");
    assertThat(folder.resolve("cost.pt-BR.md"))
        .content()
        .contains("| **total** | **72,50** | **65,00** | **63,50** |");
  }

  @Test
  void what_is_there_without_orders_is_told_by_hour_and_month() throws IOException {
    REPORT.write(folder, PRICES);

    assertThat(folder.resolve("cost.md"))
        .content()
        .contains("| queues: requests that receive | 1,800 | 0.66 |");
  }

  @Test
  void the_page_can_be_made_again_from_the_data() throws IOException {
    REPORT.write(folder, PRICES);
    String page = Files.readString(folder.resolve("cost.md"));
    Files.delete(folder.resolve("cost.md"));

    CostReport.read(folder).write(folder, PRICES);

    assertThat(folder.resolve("cost.md")).content().isEqualTo(page);
  }

  @Test
  void a_missing_price_is_not_taken_for_nothing() {
    assertThatThrownBy(() -> REPORT.write(folder, new JsonMapper().readTree("{\"prices\":{}}")))
        .hasMessageContaining("prices.json has no price of queueMillion");
  }
}
