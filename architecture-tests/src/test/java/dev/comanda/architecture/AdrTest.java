package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.architecture.rules.Catalogue;
import dev.comanda.architecture.rules.Rule;
import dev.comanda.architecture.rules.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The decisions in {@code docs/adr} have one form, and what they name exists: rules, tests, files.
 * A decision that nothing enforces is a wish. Their links are looked at by {@link LinksTest}.
 */
class AdrTest {

  private static final List<Rule> CATALOGUE = Catalogue.of(Terms.COMANDA);

  /** Those about code, and those about the rules themselves. */
  private static final Set<String> RULES =
      Stream.concat(CATALOGUE.stream().map(Rule::id), Stream.of("V01", "V02", "V03", "V04"))
          .collect(Collectors.toCollection(TreeSet::new));

  private static final List<String> SECTIONS =
      List.of("Context", "Options", "Decision", "Consequences", "Enforced by", "See it in");
  private static final List<String> PORTUGUESE_SECTIONS =
      List.of("Contexto", "Opções", "Decisão", "Consequências", "Verificado por", "Onde ver");

  /** What one reads at one sitting, and a beamer shows at one go. */
  private static final int LINES_OF_A_PAGE = 50;

  private static final Pattern FILE = Pattern.compile("(\\d{4})-[a-z0-9-]+(\\.pt-BR)?\\.md");
  private static final Pattern INDEX_ROW =
      Pattern.compile("^\\| \\[(\\d{4})]\\((\\S+)\\) \\| (.+?) \\|.*\\| ?([RV\\d ]*?) ?\\|$");
  private static final Pattern RULE = Pattern.compile("\\b[RV]\\d{2}\\b");
  private static final Pattern PATH = Pattern.compile("`([\\w.-]+/[^`\\s]*)`");

  /** A decision as it is written down, in one of the languages. */
  private record Decision(String file, String text) {

    boolean isPortuguese() {
      return file.endsWith(".pt-BR.md");
    }

    String number() {
      return file.substring(0, 4);
    }

    MarkdownPage page() {
      return MarkdownPage.of(text);
    }

    /** The section of that place in the order of all sections. */
    String section(int index) {
      return page().sections().getOrDefault(sections().get(index), "");
    }

    String evidence() {
      return section(4) + "\n" + section(5);
    }

    List<String> sections() {
      return isPortuguese() ? PORTUGUESE_SECTIONS : SECTIONS;
    }
  }

  private final Repository repository = Repository.here();
  private final TestReferences tests = new TestReferences(repository);

  @Test
  void decisions_are_numbered_without_gaps() {
    assertThat(english().stream().map(Decision::number))
        .hasSizeGreaterThan(20)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, english().size()).mapToObj("%04d"::formatted).toList());
  }

  @Test
  void every_decision_has_one_form() {
    assertThat(problems(this::problemsOfForm)).isEmpty();
  }

  @Test
  void every_option_has_something_for_and_something_against_it() {
    assertThat(problems(this::problemsOfOptions)).isEmpty();
  }

  @Test
  void every_decision_is_enforced_and_can_be_seen() {
    assertThat(problems(this::problemsOfEvidence)).isEmpty();
  }

  @Test
  void every_rule_that_is_named_exists() {
    assertThat(problems(this::problemsOfRules)).isEmpty();
  }

  @Test
  void every_decision_is_translated_and_the_translation_names_the_same() {
    List<Decision> translations = decisions().stream().filter(Decision::isPortuguese).toList();

    assertThat(translations)
        .extracting(translation -> translation.file().replace(".pt-BR", ""))
        .containsExactlyElementsOf(english().stream().map(Decision::file).toList())
        .isNotEmpty();
    assertThat(translations)
        .allSatisfy(translation ->
            assertThat(problemsOfTranslation(original(translation), translation)).isEmpty());
  }

  @Test
  void the_index_lists_every_decision_and_every_rule_once() {
    assertThat(problemsOfIndex(repository.text(file("README.md")), english(), RULES)).isEmpty();
  }

  @Test
  void every_rule_names_the_decision_that_carries_it() {
    Map<String, String> carriers =
        repository
            .text(file("README.md"))
            .lines()
            .map(INDEX_ROW::matcher)
            .filter(Matcher::matches)
            .flatMap(row -> all(RULE, row.group(4)).stream().map(rule -> Map.entry(rule, row)))
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().group(1)));

    assertThat(CATALOGUE)
        .allSatisfy(
            rule -> assertThat(rule.adr()).as(rule.id()).isEqualTo(carriers.get(rule.id())));
  }

  @Test
  void the_portuguese_index_does_so_too() {
    List<Decision> translations = decisions().stream().filter(Decision::isPortuguese).toList();

    assertThat(problemsOfIndex(repository.text(file("README.pt-BR.md")), translations, RULES))
        .isEmpty();
  }

  @Test
  void notices_what_is_missing_in_the_form() {
    assertThat(problemsOfForm(decision("# 0099 Sound\n" + body()))).isEmpty();
    assertThat(problemsOfForm(decision("# 0098 Another number\n" + body()))).hasSize(1);
    assertThat(problemsOfForm(decision("# 0099 Lacks one\n" + body().replace("## Decision", ""))))
        .hasSize(1);
    assertThat(problemsOfForm(decision("# 0099 Empty one\n" + body().replace("Because.", ""))))
        .hasSize(1);
    assertThat(problemsOfForm(decision("# 0099 Too long\n" + body() + "\n\n".repeat(20) + "End.")))
        .hasSize(1);
  }

  @Test
  void notices_options_that_are_none() {
    String good = "# 0099 Options\n" + body();

    assertThat(problemsOfOptions(decision(good))).isEmpty();
    assertThat(problemsOfOptions(decision(good.replace("| slow |", "| |")))).hasSize(1);
    assertThat(problemsOfOptions(decision(good.replace("| fast |", "| fast"))))
        .as("a column is missing")
        .hasSize(1);
    assertThat(problemsOfOptions(decision(good.replace("| B | easy | dull |\n", ""))))
        .as("one option is no choice")
        .hasSize(1);
  }

  @Test
  void notices_evidence_that_does_not_exist() {
    String good = "# 0099 Evidence\n" + body();

    assertThat(problemsOfEvidence(decision(good))).isEmpty();
    assertThat(problemsOfEvidence(decision(good.replace("`AdrTest`", "`NoSuchTest`"))))
        .containsExactly("there is no NoSuchTest");
    assertThat(
            problemsOfEvidence(decision(good.replace("`AdrTest`", "`AdrTest.no_such_sentence`"))))
        .containsExactly("AdrTest has no test no_such_sentence");
    assertThat(problemsOfEvidence(decision(good.replace("`docs/adr`", "`docs/gone.md`"))))
        .containsExactly("there is no docs/gone.md");
    assertThat(problemsOfEvidence(decision(good.replace("`AdrTest`", "Good will"))))
        .containsExactly("nothing enforces it");
    assertThat(problemsOfEvidence(decision(good.replace("`docs/adr`", "Everywhere"))))
        .containsExactly("it can be seen nowhere");
  }

  @Test
  void notices_rules_that_do_not_exist() {
    assertThat(problemsOfRules(decision("R01, V04"))).isEmpty();
    assertThat(problemsOfRules(decision("R01, R99 and V05")))
        .containsExactly("no rule R99", "no rule V05");
  }

  @Test
  void notices_translations_that_say_something_else() {
    Decision original = decision("# 0099 One\n" + body());
    String translated =
        "# 0099 Um\n"
            + IntStream.range(0, SECTIONS.size())
                .boxed()
                .reduce(
                    body(),
                    (text, i) ->
                        text.replace("## " + SECTIONS.get(i), "## " + PORTUGUESE_SECTIONS.get(i)),
                    (first, _) -> first);

    assertThat(problemsOfTranslation(original, translation(translated))).isEmpty();
    assertThat(
            problemsOfTranslation(
                original, translation(translated.replace("`AdrTest`", "`LinksTest`"))))
        .hasSize(1);
    assertThat(
            problemsOfTranslation(
                original, translation(translated.replace("| B | easy | dull |\n", ""))))
        .hasSize(1);
  }

  @Test
  void notices_an_index_that_lacks_something() {
    List<Decision> decisions = List.of(decision("# 0099 One\n\n## Enforced by\n\nR01"));
    Set<String> rules = Set.of("R01");
    String row = "| [0099](0099-example.md) | One | in short | accepted | R01 |\n";

    assertThat(problemsOfIndex(row, decisions, rules)).isEmpty();
    assertThat(problemsOfIndex("", decisions, rules)).hasSize(2);
    assertThat(problemsOfIndex(row.replace("| One |", "| Two |"), decisions, rules)).hasSize(1);
    assertThat(problemsOfIndex(row.replace("R01", ""), decisions, rules))
        .containsExactly("rule R01 is carried by 0 decisions");
    assertThat(problemsOfIndex(row + row, decisions, rules)).isNotEmpty();
    assertThat(problemsOfIndex(row.replace("R01", "R01 R02"), decisions, Set.of("R01", "R02")))
        .containsExactly("0099 does not say that it is enforced by R02");
  }

  private List<String> problemsOfForm(Decision decision) {
    List<String> problems = new ArrayList<>();
    MarkdownPage page = decision.page();
    if (!page.title().matches(decision.number() + " \\S.*")) {
      problems.add("is not called " + decision.number());
    }
    if (!List.copyOf(page.sections().keySet()).equals(decision.sections())) {
      problems.add("has the sections " + page.sections().keySet());
    }
    page.sections()
        .forEach((section, text) -> {
          if (text.isBlank()) {
            problems.add("has nothing to say under " + section);
          }
        });
    if (decision.text().lines().count() > LINES_OF_A_PAGE) {
      problems.add("is longer than a page of %d lines".formatted(LINES_OF_A_PAGE));
    }
    return problems;
  }

  private List<String> problemsOfOptions(Decision decision) {
    List<List<String>> rows = options(decision);
    List<String> problems = new ArrayList<>();
    if (rows.size() < 2) {
      problems.add("has no choice");
    }
    for (List<String> row : rows) {
      if (row.size() != 3 || row.stream().anyMatch(String::isBlank)) {
        problems.add("needs something for and something against: " + row);
      }
    }
    return problems;
  }

  private List<String> problemsOfEvidence(Decision decision) {
    List<String> problems = new ArrayList<>(tests.problemsIn(decision.evidence()));
    for (String path : all(PATH, decision.evidence())) {
      if (!repository.has(Path.of(path))) {
        problems.add("there is no " + path);
      }
    }
    String enforced = decision.section(4);
    if (all(RULE, enforced).isEmpty()
        && TestReferences.inSentences(enforced).isEmpty()
        && all(PATH, enforced).isEmpty()) {
      problems.add("nothing enforces it");
    }
    if (all(PATH, decision.section(5)).isEmpty()) {
      problems.add("it can be seen nowhere");
    }
    return problems;
  }

  private List<String> problemsOfRules(Decision decision) {
    return all(RULE, decision.text()).stream()
        .filter(rule -> !RULES.contains(rule))
        .map(rule -> "no rule " + rule)
        .toList();
  }

  private static List<String> problemsOfTranslation(Decision original, Decision translation) {
    List<String> problems = new ArrayList<>();
    if (!named(original).equals(named(translation))) {
      problems.add("the translation names " + named(translation));
    }
    if (options(original).size() != options(translation).size()) {
      problems.add("the translation has other options");
    }
    return problems;
  }

  private static List<String> problemsOfIndex(
      String index, List<Decision> decisions, Set<String> rules) {
    List<String> problems = new ArrayList<>();
    List<Matcher> rows = index.lines().map(INDEX_ROW::matcher).filter(Matcher::matches).toList();
    if (rows.size() != decisions.size()) {
      problems.add("lists %d of %d decisions".formatted(rows.size(), decisions.size()));
    }
    for (Matcher row : rows) {
      decisions.stream()
          .filter(decision -> decision.file().equals(row.group(2)))
          .findFirst()
          .ifPresentOrElse(
              decision -> {
                String title = decision.number() + " " + row.group(3).replace("`", "");
                if (!decision.page().title().equals(title)) {
                  problems.add("%s is called %s".formatted(row.group(2), decision.page().title()));
                }
                for (String rule : all(RULE, row.group(4))) {
                  if (!all(RULE, decision.section(4)).contains(rule)) {
                    problems.add(
                        "%s does not say that it is enforced by %s"
                            .formatted(decision.number(), rule));
                  }
                }
              },
              () -> problems.add("lists " + row.group(2)));
    }
    for (String rule : rules) {
      long carriers = rows.stream().filter(row -> all(RULE, row.group(4)).contains(rule)).count();
      if (carriers != 1) {
        problems.add("rule %s is carried by %d decisions".formatted(rule, carriers));
      }
    }
    return problems;
  }

  /** The rows of the table of options, without its head. */
  private static List<List<String>> options(Decision decision) {
    return decision
        .section(1)
        .lines()
        .filter(line -> line.startsWith("|"))
        .skip(2)
        .map(line -> line.replaceAll("^\\||\\|$", ""))
        .map(line -> Pattern.compile("\\|").splitAsStream(line).map(String::strip).toList())
        .toList();
  }

  private static Set<String> named(Decision decision) {
    Set<String> named = new TreeSet<>(TestReferences.inSentences(decision.evidence()));
    named.addAll(all(RULE, decision.evidence()));
    named.addAll(all(PATH, decision.evidence()));
    return named;
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.groupCount() == 0 ? match.group() : match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Map<String, List<String>> problems(Function<Decision, List<String>> check) {
    return decisions().stream()
        .filter(decision -> !check.apply(decision).isEmpty())
        .collect(Collectors.toMap(Decision::file, check));
  }

  private Decision original(Decision translation) {
    return english().stream()
        .filter(decision -> decision.file().equals(translation.file().replace(".pt-BR", "")))
        .findFirst()
        .orElseThrow();
  }

  private List<Decision> english() {
    return decisions().stream().filter(decision -> !decision.isPortuguese()).toList();
  }

  private List<Decision> decisions() {
    Collection<Path> files = repository.filesBelow("docs/adr");
    return files.stream()
        .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
        .map(file -> new Decision(file.getFileName().toString(), repository.text(file)))
        .toList();
  }

  private static Path file(String name) {
    return Path.of("docs", "adr", name);
  }

  private static Decision decision(String text) {
    return new Decision("0099-example.md", text);
  }

  private static Decision translation(String text) {
    return new Decision("0099-example.pt-BR.md", text);
  }

  private static String body() {
    return """

    ## Context

    Because.

    ## Options

    | option | for | against |
    |---|---|---|
    | A | fast | slow |
    | B | easy | dull |

    ## Decision

    A.

    ## Consequences

    Some.

    ## Enforced by

    `AdrTest`

    ## See it in

    `docs/adr`
    """;
  }
}
