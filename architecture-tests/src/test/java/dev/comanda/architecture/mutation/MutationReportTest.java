package dev.comanda.architecture.mutation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a core of two contexts, and once on what is committed. */
class MutationReportTest {

  private static final String PAGE = "docs/generated/mutation.md";
  private static final String PAGE_IN_PORTUGUESE = "docs/generated/mutation.pt-BR.md";
  private static final String REASONS = "docs/mutation-survivors.properties";
  private static final String KILLED_IN_ORDER = mutation("KILLED", "order.domain.Order", 7);
  private static final String KILLED_IN_SHARED = mutation("KILLED", "shared.domain.Money", 8);
  private static final String SURVIVOR = mutation("SURVIVED", "order.domain.Order", 9);

  @TempDir private Path root;

  @BeforeEach
  void make_a_core() throws IOException {
    for (String ring : List.of("domain", "application")) {
      for (String context : List.of("order", "shared")) {
        Files.createDirectories(root.resolve(ring + "/src/main/java/dev/comanda/" + context));
      }
    }
    pitReports("domain", KILLED_IN_ORDER, KILLED_IN_ORDER, KILLED_IN_SHARED);
    pitReports(
        "application",
        mutation("KILLED", "order.application.PlaceOrderService", 5),
        mutation("TIMED_OUT", "shared.application.messaging.Retries", 6));
    reasons("");
  }

  @Test
  void publishes_a_score_for_each_context_and_ring() throws IOException {
    assertThat(MutationReport.write(root)).isEmpty();

    assertThat(Files.readString(root.resolve(PAGE)))
        .contains(
            """
            | order | 100.0 % (2 of 2) | 100.0 % (1 of 1) |
            | shared | 100.0 % (1 of 1) | 100.0 % (1 of 1) |
            | **all** | 100.0 % (3 of 3) | 100.0 % (2 of 2) |
            """);
  }

  @Test
  void publishes_survivors_with_their_place_and_reason_in_both_languages() throws IOException {
    pitReports("domain", KILLED_IN_ORDER, SURVIVOR, KILLED_IN_SHARED);
    reasons(
        """
        order.domain.Order.place.Math.2.en = Nobody sees it.
        order.domain.Order.place.Math.2.pt = Ninguém vê.
        """);

    assertThat(MutationReport.write(root)).isEmpty();

    assertThat(Files.readString(root.resolve(PAGE)))
        .contains("| order | 50.0 % (1 of 2) |")
        .contains("| **all** | 66.6 % (2 of 3) |")
        .contains(
            "| [Order.java:9](../../domain/src/main/java/dev/comanda/order/domain/Order.java#L9)"
                + " | Math: replaced + with - | Nobody sees it. |\n");
    assertThat(Files.readString(root.resolve(PAGE_IN_PORTUGUESE)))
        .contains("| order | 50,0 % (1 de 2) |")
        .contains("| Ninguém vê. |\n");
  }

  @Test
  void refuses_a_survivor_that_nobody_has_explained_and_says_how_to() throws IOException {
    pitReports("domain", KILLED_IN_ORDER, SURVIVOR, KILLED_IN_SHARED);
    reasons("order.domain.Order.place.Math.2.en = Nobody sees it.");

    assertThat(MutationReport.write(root))
        .containsExactly(
            "domain/src/main/java/dev/comanda/order/domain/Order.java:9 survived"
                + " (replaced + with -). Write the test that notices, or say in "
                + REASONS
                + " why none can, as order.domain.Order.place.Math.2.en and .pt");
    assertThat(root.resolve(PAGE)).doesNotExist();
  }

  @Test
  void refuses_what_no_test_reaches_like_any_survivor() throws IOException {
    pitReports("domain", mutation("NO_COVERAGE", "order.domain.Order", 7), KILLED_IN_SHARED);

    assertThat(MutationReport.write(root)).hasSize(1).first().asString().contains("survived");
  }

  @Test
  void refuses_a_reason_for_what_does_not_survive_any_more() throws IOException {
    reasons("order.domain.Order.place.Math.en = Nobody sees it.");

    assertThat(MutationReport.write(root))
        .containsExactly(
            REASONS + " explains order.domain.Order.place.Math.en, which did not survive.");
  }

  @Test
  void takes_a_known_survivor_for_one_even_if_its_time_ran_out_on_a_busy_machine()
      throws IOException {
    pitReports("domain", mutation("TIMED_OUT", "order.domain.Order", 7), KILLED_IN_SHARED);
    reasons(
        """
        order.domain.Order.place.Math.en = Nobody sees it.
        order.domain.Order.place.Math.pt = Ninguém vê.
        """);

    assertThat(MutationReport.write(root)).isEmpty();
    assertThat(Files.readString(root.resolve(PAGE))).contains("| order | 0.0 % (0 of 1) |");
  }

  @Test
  void refuses_a_core_that_was_mutated_in_part() throws IOException {
    pitReports("domain", KILLED_IN_ORDER);

    assertThat(MutationReport.write(root))
        .containsExactly("Nothing of shared in domain was mutated.");
  }

  @Test
  void refuses_a_core_that_was_not_mutated() throws IOException {
    Files.delete(root.resolve("domain/target/pit-reports/mutations.xml"));

    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> MutationReport.write(root));
  }

  @Test
  void the_committed_pages_show_exactly_the_survivors_that_are_explained() throws IOException {
    Path repository = Path.of(Objects.requireNonNull(System.getProperty("comanda.root")));
    List<String> reasons =
        Files.readAllLines(repository.resolve(REASONS)).stream()
            .filter(line -> line.contains(" = "))
            .map(line -> line.substring(line.indexOf(" = ") + 3))
            .toList();

    assertThat(reasons).isNotEmpty();
    assertThat(shown(repository.resolve(PAGE)))
        .as("run ./mvnw -Pmutation verify")
        .hasSize(reasons.size() / 2)
        .isSubsetOf(reasons);
    assertThat(shown(repository.resolve(PAGE_IN_PORTUGUESE)))
        .as("run ./mvnw -Pmutation verify")
        .hasSize(reasons.size() / 2)
        .isSubsetOf(reasons);
  }

  private static List<String> shown(Path page) throws IOException {
    return Files.readAllLines(page).stream()
        .filter(line -> line.startsWith("| ["))
        .map(line -> line.replaceAll(".*\\| (.*) \\|", "$1"))
        .toList();
  }

  private void pitReports(String ring, String... mutations) throws IOException {
    Path report = root.resolve(ring + "/target/pit-reports/mutations.xml");
    Files.createDirectories(report.getParent());
    Files.writeString(report, "<mutations>" + String.join("\n", mutations) + "</mutations>");
  }

  private void reasons(String text) throws IOException {
    Files.createDirectories(root.resolve("docs"));
    Files.writeString(root.resolve(REASONS), text);
  }

  private static String mutation(String status, String type, int line) {
    return """
    <mutation status='%s'><sourceFile>%s.java</sourceFile><mutatedClass>dev.comanda.%s</mutatedClass>
    <mutatedMethod>place</mutatedMethod><lineNumber>%d</lineNumber>
    <mutator>org.pitest.mutationtest.engine.gregor.mutators.MathMutator</mutator>
    <indexes><index>3</index></indexes>
    <description>replaced + with - for dev/comanda/x/Y::place</description></mutation>\
    """
        .formatted(status, type.substring(type.lastIndexOf('.') + 1), type, line);
  }
}
