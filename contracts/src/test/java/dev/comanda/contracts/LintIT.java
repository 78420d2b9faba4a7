package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.NodeTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The descriptions keep the rules of {@code redocly.yaml}, all of them, without exceptions. */
class LintIT {

  private static final Path HERE = Path.of("").toAbsolutePath();

  /** What is replaced by what to break a rule. */
  private record Mistake(String in, String rule, String right, String wrong) {}

  private static final List<Mistake> MISTAKES =
      List.of(
          openApi("operation-summary", "summary: Place an order", "x-summary: none"),
          openApi("operation-operationId-unique", ": cancelOrder", ": findOrder"),
          openApi("rule/operation-id-is-camel-case", ": listOrders", ": list_orders"),
          openApi("rule/orders-are-placed-by-key", "name: Idempotency-Key", "name: Idempotence"),
          openApi("no-unresolved-refs", "schemas/OrderItem", "schemas/NoSuchItem"),
          openApi("no-unused-components", "schemas/Health'", "schemas/Token'"),
          openApi("no-invalid-media-type-examples", "tokenType: Bearer", "tokenKind: Bearer"),
          openApi("parameter-description", "description: The id of the order.", "x-for: nobody"),
          asyncApi("no-unresolved-refs", "messages/orderReleased", "messages/orderEaten"),
          asyncApi("security-defined", "    security:", "    x-security:"));

  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
  void nothing_is_found(String description) {
    assertThat(findings(Path.of(description))).isEmpty();
  }

  @Test
  void nothing_is_ignored() {
    assertThat(Path.of(".redocly.lint-ignore.yaml")).doesNotExist();
  }

  /** One mistake of each kind, in a copy. */
  @ParameterizedTest
  @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
  void what_is_wrong_is_found(String description, @TempDir Path folder) throws IOException {
    List<Mistake> mistakes =
        MISTAKES.stream().filter(mistake -> mistake.in().equals(description)).toList();
    String text = Files.readString(Path.of(description));
    for (Mistake mistake : mistakes) {
      assertThat(text).contains(mistake.right());
      text = text.replace(mistake.right(), mistake.wrong());
    }

    assertThat(findings(Files.writeString(folder.resolve(description), text)))
        .extracting(finding -> finding.substring(0, finding.indexOf(' ')))
        .containsAll(mistakes.stream().map(Mistake::rule).toList());
  }

  private static Mistake openApi(String rule, String right, String wrong) {
    return new Mistake("openapi.yaml", rule, right, wrong);
  }

  private static Mistake asyncApi(String rule, String right, String wrong) {
    return new Mistake("asyncapi.yaml", rule, right, wrong);
  }

  /** Each by its rule and its place. */
  private static List<String> findings(Path description) {
    NodeTool.Ended lint =
        NodeTool.named("redocly")
            .runs(
                HERE,
                Map.of(),
                "lint",
                description.toString(),
                "--config=redocly.yaml",
                "--format=json",
                "--max-problems=1000");
    // Between what it says to people.
    String report =
        lint.said().substring(lint.said().indexOf("{\n"), lint.said().lastIndexOf("\n}") + 2);
    JsonNode json = JsonMapper.shared().readTree(report);
    List<String> findings =
        json.path("problems")
            .valueStream()
            .map(problem ->
                "%s at %s: %s"
                    .formatted(
                        problem.path("ruleId").asString(),
                        problem.at("/location/0/pointer").asString(),
                        problem.path("message").asString()))
            .toList();
    assertThat(lint.status()).as(lint.said()).isEqualTo(findings.isEmpty() ? 0 : 1);
    return findings;
  }
}
