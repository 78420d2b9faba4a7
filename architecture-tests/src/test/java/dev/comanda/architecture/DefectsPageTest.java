package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/defects.md} lists every grave defect of the original services, and lies nowhere. */
class DefectsPageTest {

  private static final Path PAGE = Path.of("docs", "defects.md");

  /** Those that lost money or data, or could be exploited. */
  private static final List<String> GRAVE =
      List.of(
          "O-01", "O-02", "O-03", "O-04", "O-05", "O-06", "O-07", "P-01", "P-02", "P-03", "P-04",
          "P-05", "P-06", "P-07", "K-01", "K-02", "K-03", "A-01", "A-02", "A-03", "A-04", "N-03",
          "I-01", "I-02", "I-03", "I-04", "I-05");

  private static final Pattern ROW = Pattern.compile("^\\|\\s*([A-Z]-\\d{2})\\s*\\|(.*)\\|\\s*$");

  private record Row(String id, List<String> cells) {

    String tests() {
      return cells.getLast();
    }
  }

  private final Repository repository = Repository.here();
  private final TestReferences references = new TestReferences(repository);

  @Test
  void every_grave_defect_is_listed_once() {
    assertThat(rows()).extracting(Row::id).containsExactlyElementsOf(GRAVE);
  }

  @Test
  void every_row_says_what_was_wrong_what_is_done_and_which_test_proves_it() {
    for (Row row : rows()) {
      assertThat(row.cells()).as(row.id()).hasSize(3).noneMatch(String::isBlank);
      assertThat(TestReferences.inSentences(row.tests())).as(row.id()).isNotEmpty();
    }
  }

  @Test
  void every_test_that_is_named_exists() {
    assertThat(rows())
        .flatMap(row ->
            references.problemsIn(row.tests()).stream()
                .map(problem -> row.id() + ": " + problem)
                .toList())
        .isEmpty();
  }

  private List<Row> rows() {
    return repository
        .text(PAGE)
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .map(row ->
            new Row(
                row.group(1),
                Pattern.compile("\\|").splitAsStream(row.group(2)).map(String::strip).toList()))
        .toList();
  }
}
