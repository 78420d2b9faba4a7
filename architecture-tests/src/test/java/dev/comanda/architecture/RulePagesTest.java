package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.rules.Catalogue;
import dev.comanda.architecture.rules.Rule;
import dev.comanda.architecture.rules.Terms;
import dev.comanda.architecture.rules.Verification;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every rule has a page for students, in both languages, and nothing on it was left to be written.
 * What is generated on them {@code GeneratedDocsTest} looks at.
 */
class RulePagesTest {

  private static final List<String> SECTIONS =
      List.of(
          "The idea",
          "A good example",
          "The broken one",
          "What the build says",
          "What to do",
          "Limits");
  private static final List<String> PORTUGUESE_SECTIONS =
      List.of(
          "A ideia", "Um bom exemplo", "O quebrado", "O que o build diz", "O que fazer", "Limites");

  private final Repository repository = Repository.here();

  static Stream<String> headlines() {
    return Stream.of(
            Catalogue.of(Terms.COMANDA).stream().map(Rule::toString),
            Verification.of(Terms.COMANDA, Set.of()).stream().map(Rule::toString),
            Stream.of("V04 every broken example breaks its own rule and no other"))
        .flatMap(headlines -> headlines);
  }

  @ParameterizedTest
  @MethodSource("headlines")
  void every_rule_has_a_page_and_a_portuguese_one(String headline) {
    String id = headline.substring(0, 3);
    String english = page(id + ".md");
    String portuguese = page(id + ".pt-BR.md");

    assertThat(english).startsWith("# " + headline + "\n");
    assertThat(english).contains("(" + id + ".pt-BR.md)");
    assertThat(portuguese).startsWith("# " + id + " ").doesNotStartWith("# " + headline);
    assertThat(portuguese).contains("(" + id + ".md)");
    assertThatItIsWritten(english, expected(SECTIONS, id));
    assertThatItIsWritten(portuguese, expected(PORTUGUESE_SECTIONS, id));
  }

  /** Rules about rules have no example in code; V04 is a test, and has no message either. */
  private static List<String> expected(List<String> sections, String id) {
    return switch (id) {
      case "V01", "V02", "V03" -> without(sections, 2);
      case "V04" -> without(without(sections, 3), 2);
      default -> sections;
    };
  }

  private static List<String> without(List<String> sections, int index) {
    List<String> others = new ArrayList<>(sections);
    others.remove(index);
    return others;
  }

  private static void assertThatItIsWritten(String text, List<String> sections) {
    MarkdownPage page = MarkdownPage.of(text);

    assertThat(page.sections().keySet()).containsExactlyElementsOf(sections);
    assertThat(page.sections().values()).allMatch(section -> section.strip().length() > 60);
    // The good example is to be read in the code, not copied to the page.
    assertThat(page.sections().get(sections.get(1))).contains("](../../");
  }

  private String page(String name) {
    return repository.text(Path.of("docs", "rules", name));
  }
}
