package dev.comanda.architecture.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/rules/untuned-violations.md} lists violations that were written down before the
 * rules. Each is {@code dev.comanda.fixture.uNN}; the page says which rules find it, and does not
 * lie.
 */
class UntunedViolationsTest {

  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+) \\| [^|]+ \\| [^|]+ \\|([^|]*)\\|");

  @Test
  void are_found_by_the_rules_that_the_page_names() throws IOException {
    Map<Integer, String> page = new TreeMap<>();
    for (String line : lines()) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        page.put(Integer.parseInt(row.group(1)), row.group(2).strip());
      }
    }
    Map<Integer, String> found = new TreeMap<>();
    page.keySet().forEach(number -> found.put(number, findersOf(number)));

    assertThat(page).hasSize(28);
    assertThat(found).isEqualTo(page);
  }

  private static String findersOf(int number) {
    // The trick with the package needs a class in the package itself.
    Example example = Example.of(number == 14 ? "R22" : "u%02d".formatted(number));
    assertThat(example.code().production()).as("classes of number %d", number).isNotEmpty();
    return Catalogue.of(Terms.COMANDA).stream()
        .filter(rule -> !rule.violations(example.code()).isEmpty())
        .map(Rule::id)
        .collect(Collectors.joining(", "));
  }

  private static List<String> lines() throws IOException {
    return Files.readAllLines(
        Path.of(System.getProperty("comanda.root")).resolve("docs/rules/untuned-violations.md"));
  }
}
