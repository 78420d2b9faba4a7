package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of problems and the pages that tell callers about it do not part. */
final class ProblemTypeTest {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (\\d{3}) \\| .+ \\|$");

  @Test
  void every_type_has_a_name_of_its_own_and_an_error_status() {
    assertThat(ProblemType.values())
        .extracting(ProblemType::uri)
        .doesNotHaveDuplicates()
        .allMatch(uri -> uri.toString().matches("https://comanda\\.dev/problems/[a-z-]+"));
    assertThat(ProblemType.values())
        .allMatch(type -> type.status().isError())
        .allMatch(type -> !type.title().isBlank() && !type.description().isBlank());
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/problems.md", "docs/problems.pt-BR.md"})
  void the_pages_list_every_type_with_its_status(String page) throws IOException {
    assertThat(ROW.matcher(text(page)).results().map(ProblemTypeTest::nameAndStatus))
        .containsExactlyElementsOf(
            Arrays.stream(ProblemType.values())
                .map(type ->
                    type.uri().getPath().substring("/problems/".length())
                        + " "
                        + type.status().value())
                .toList());
  }

  @Test
  void the_english_page_says_what_the_catalogue_says() throws IOException {
    String page = text("docs/problems.md");

    for (ProblemType type : ProblemType.values()) {
      assertThat(page).contains("| " + type.title() + " | " + type.description() + " |");
    }
  }

  private static String nameAndStatus(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }

  private static String text(String page) throws IOException {
    return Files.readString(
        Path.of(Objects.requireNonNull(System.getProperty("comanda.root")), page));
  }
}
