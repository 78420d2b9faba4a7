package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final Pattern REFERENCE =
      Pattern.compile("`([A-Z]\\w*(?:Test|Contract|IT))(?:\\.(\\w+))?`");

  private record Row(String id, List<String> cells) {

    String tests() {
      return cells.getLast();
    }
  }

  private final Repository repository = Repository.here();
  private final Map<String, String> testSources = new LinkedHashMap<>();

  DefectsPageTest() {
    for (Path file : repository.filesBelow("")) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java") && file.toString().replace('\\', '/').contains("src/test/java/")) {
        testSources.put(name.substring(0, name.length() - ".java".length()), repository.text(file));
      }
    }
  }

  @Test
  void every_grave_defect_is_listed_once() {
    assertThat(rows()).extracting(Row::id).containsExactlyElementsOf(GRAVE);
  }

  @Test
  void every_row_says_what_was_wrong_what_is_done_and_which_test_proves_it() {
    for (Row row : rows()) {
      assertThat(row.cells()).as(row.id()).hasSize(3).noneMatch(String::isBlank);
      assertThat(REFERENCE.matcher(row.tests()).find()).as(row.id()).isTrue();
    }
  }

  @Test
  void every_test_that_is_named_exists() {
    List<String> missing = new ArrayList<>();
    for (Row row : rows()) {
      Matcher reference = REFERENCE.matcher(row.tests());
      while (reference.find()) {
        problemWith(reference.group(1), Optional.ofNullable(reference.group(2)))
            .ifPresent(problem -> missing.add(row.id() + ": " + problem));
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void notices_a_test_that_does_not_exist_or_does_not_run() {
    assertThat(problemWith("DefectsPageTest", Optional.empty())).isEmpty();
    assertThat(problemWith("DefectsPageTest", Optional.of("every_test_that_is_named_exists")))
        .isEmpty();
    assertThat(problemWith("NoSuchTest", Optional.empty())).isPresent();
    assertThat(problemWith("DefectsPageTest", Optional.of("no_such_sentence"))).isPresent();
    assertThat(problemWith("DefectsPageTest", Optional.of("rows"))).as("no test").isPresent();
  }

  /** What is wrong with a reference to a test, if anything. */
  private Optional<String> problemWith(String type, Optional<String> method) {
    String source = testSources.get(type);
    if (source == null) {
      return Optional.of("there is no " + type);
    }
    if (method.isPresent() && !isTest(source, method.get())) {
      return Optional.of("%s has no test %s".formatted(type, method.get()));
    }
    if (method.isEmpty() && !isTest(source, "\\w+")) {
      return Optional.of(type + " has no tests");
    }
    Pattern subclass = Pattern.compile("\\bextends\\s+" + type + "\\b");
    if (type.endsWith("Contract")
        && testSources.values().stream().noneMatch(other -> subclass.matcher(other).find())) {
      return Optional.of("no adapter runs " + type);
    }
    return Optional.empty();
  }

  private static boolean isTest(String source, String method) {
    return Pattern.compile(
            "@(Test|ParameterizedTest|RepeatedTest|Property|Example)\\b(?:(?!\\bvoid\\b).)*+\\bvoid\\s+"
                + method
                + "\\s*\\(",
            Pattern.DOTALL)
        .matcher(source)
        .find();
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
