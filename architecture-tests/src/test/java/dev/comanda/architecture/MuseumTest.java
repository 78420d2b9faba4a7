package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The ten exhibits of {@code docs/museum} are complete in both languages; the tests that they name
 * exist, and the lines that a visitor is told to change are still in the code.
 */
class MuseumTest {

  private static final List<String> SECTIONS =
      List.of(
          "Before",
          "What happens",
          "The test that prevents it",
          "The design that makes it impossible",
          "Try it");
  private static final List<String> PORTUGUESE_SECTIONS =
      List.of(
          "Antes",
          "O que acontece",
          "O teste que impede",
          "O desenho que torna impossível",
          "Experimente");

  private static final Pattern FILE = Pattern.compile("(\\d{2})-[a-z0-9-]+(\\.pt-BR)?\\.md");
  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
  private static final Pattern CHANGED_FILE = Pattern.compile("^--- (\\S+)$", Pattern.MULTILINE);
  private static final Pattern TAKEN_AWAY = Pattern.compile("^-(?!--)(.*)$", Pattern.MULTILINE);

  /** An exhibit in one of the languages. */
  private record Exhibit(String file, String text) {

    boolean isPortuguese() {
      return file.endsWith(".pt-BR.md");
    }

    List<String> sections() {
      return isPortuguese() ? PORTUGUESE_SECTIONS : SECTIONS;
    }

    /** The section of that place in the order of all sections. */
    String section(int index) {
      return MarkdownPage.of(text).sections().getOrDefault(sections().get(index), "");
    }
  }

  private final Repository repository = Repository.here();
  private final TestReferences tests = new TestReferences(repository);

  @Test
  void there_are_ten_exhibits_in_two_languages() {
    List<String> numbers = IntStream.rangeClosed(1, 10).mapToObj("%02d"::formatted).toList();

    for (boolean portuguese : List.of(false, true)) {
      assertThat(exhibits(portuguese))
          .extracting(exhibit -> exhibit.file().substring(0, 2))
          .containsExactlyElementsOf(numbers);
    }
    assertThat(exhibits(true))
        .extracting(Exhibit::file)
        .containsExactlyElementsOf(
            exhibits(false).stream()
                .map(exhibit -> exhibit.file().replace(".md", ".pt-BR.md"))
                .toList());
  }

  @Test
  void every_exhibit_shows_what_was_what_happened_and_what_is() {
    assertThat(problems(this::problemsOfForm)).isEmpty();
  }

  @Test
  void every_test_that_is_named_or_run_exists() {
    assertThat(problems(this::problemsOfTests)).isEmpty();
  }

  @Test
  void what_a_visitor_is_told_to_change_is_in_the_code() {
    assertThat(problems(this::problemsOfTrying)).isEmpty();
  }

  @Test
  void both_languages_tell_the_same() {
    List<Exhibit> originals = exhibits(false);
    List<Exhibit> translations = exhibits(true);

    for (int i = 0; i < originals.size(); i++) {
      assertThat(problemsOfTranslation(originals.get(i), translations.get(i))).isEmpty();
    }
  }

  @Test
  void the_entrance_leads_to_every_exhibit_and_to_all_defects() {
    assertThat(linksOf("docs/museum/README.md"))
        .containsAll(exhibits(false).stream().map(Exhibit::file).toList())
        .contains("../defects.md");
    assertThat(linksOf("docs/museum/README.pt-BR.md"))
        .containsAll(exhibits(true).stream().map(Exhibit::file).toList())
        .contains("../defects.md");
    assertThat(linksOf("docs/defects.md")).contains("museum/README.md");
  }

  @Test
  void notices_an_exhibit_that_lacks_something() {
    assertThat(problemsOfForm(exhibit(sound()))).isEmpty();
    assertThat(problemsOfForm(exhibit(sound().replace("## Before", "## Once")))).hasSize(2);
    assertThat(problemsOfForm(exhibit(sound().replace("sequenceDiagram", "graph TD")))).hasSize(1);
    assertThat(problemsOfForm(exhibit(sound().replace("```java", "```text")))).hasSize(1);
    assertThat(problemsOfForm(exhibit(sound().replace("[here](x.md)", "here")))).hasSize(1);
  }

  @Test
  void notices_tests_that_do_not_exist() {
    assertThat(problemsOfTests(exhibit(sound()))).isEmpty();
    assertThat(problemsOfTests(exhibit(sound().replace("`MuseumTest`", "`NoSuchTest`"))))
        .containsExactly("there is no NoSuchTest");
    assertThat(problemsOfTests(exhibit(sound().replace("`MuseumTest`", "A test"))))
        .containsExactly("names no test");
    assertThat(
            problemsOfTests(
                exhibit(sound().replace("MuseumTest#both_languages_tell_the_same", "Museum"))))
        .containsExactly("there is no Museum");
    assertThat(problemsOfTests(exhibit(sound().replace("./mvnw", "mvn"))))
        .containsExactly("does not say how to run one");
  }

  @Test
  void notices_lines_that_are_not_in_the_code_any_more() {
    assertThat(problemsOfTrying(exhibit(sound()))).isEmpty();
    assertThat(problemsOfTrying(exhibit(sound().replace("<module>domain", "<module>model"))))
        .containsExactly("pom.xml has no line <module>model</module>");
    assertThat(problemsOfTrying(exhibit(sound().replace("--- pom.xml", "--- gone.xml"))))
        .containsExactly("there is no gone.xml");
    assertThat(problemsOfTrying(exhibit(sound().replace("```diff", "```text"))))
        .containsExactly("changes nothing");
    assertThat(problemsOfTrying(exhibit(sound().replace("```text", "```diff"))))
        .as("what goes red is not shown")
        .isNotEmpty();
  }

  @Test
  void notices_translations_that_tell_something_else() {
    Exhibit original = exhibit(sound());

    assertThat(problemsOfTranslation(original, original)).isEmpty();
    assertThat(problemsOfTranslation(original, exhibit(sound().replace("`MuseumTest`", ""))))
        .hasSize(1);
    assertThat(problemsOfTranslation(original, exhibit(sound().replace("+nothing", "+all"))))
        .hasSize(1);
  }

  private List<String> problemsOfForm(Exhibit exhibit) {
    List<String> problems = new ArrayList<>();
    Map<String, String> sections = MarkdownPage.of(exhibit.text()).sections();
    if (!List.copyOf(sections.keySet()).equals(exhibit.sections())) {
      problems.add("has the sections " + sections.keySet());
    }
    if (blocks(exhibit.section(0), "java").isEmpty()) {
      problems.add("does not show the code before");
    }
    if (blocks(exhibit.section(1), "mermaid").stream()
        .noneMatch(block -> block.startsWith("sequenceDiagram"))) {
      problems.add("does not draw what happens");
    }
    if (MarkdownPage.of(exhibit.section(3)).links().isEmpty()) {
      problems.add("does not lead to the code");
    }
    return problems;
  }

  private List<String> problemsOfTests(Exhibit exhibit) {
    List<String> problems = new ArrayList<>(tests.problemsIn(exhibit.text()));
    if (TestReferences.inSentences(exhibit.section(2)).isEmpty()) {
      problems.add("names no test");
    }
    if (blocks(exhibit.section(2), "sh").stream()
        .noneMatch(
            block -> block.startsWith("./mvnw ") && !TestReferences.inCommands(block).isEmpty())) {
      problems.add("does not say how to run one");
    }
    return problems;
  }

  private List<String> problemsOfTrying(Exhibit exhibit) {
    List<String> problems = new ArrayList<>();
    List<String> changes = blocks(exhibit.section(4), "diff");
    if (changes.isEmpty()) {
      problems.add("changes nothing");
    }
    if (blocks(exhibit.section(4), "text").isEmpty() && !changes.isEmpty()) {
      problems.add("does not show what goes red");
    }
    for (String change : changes) {
      Matcher file = CHANGED_FILE.matcher(change);
      if (!file.find()) {
        problems.add("does not say which file to change");
      } else if (!repository.has(Path.of(file.group(1)))) {
        problems.add("there is no " + file.group(1));
      } else {
        List<String> lines =
            repository.text(Path.of(file.group(1))).lines().map(String::strip).toList();
        TAKEN_AWAY
            .matcher(change)
            .results()
            .map(line -> line.group(1).strip())
            .filter(line -> !lines.contains(line))
            .forEach(line -> problems.add("%s has no line %s".formatted(file.group(1), line)));
      }
    }
    return problems;
  }

  private static List<String> problemsOfTranslation(Exhibit original, Exhibit translation) {
    List<String> problems = new ArrayList<>();
    if (!TestReferences.inSentences(original.text())
            .equals(TestReferences.inSentences(translation.text()))
        || !TestReferences.inCommands(original.text())
            .equals(TestReferences.inCommands(translation.text()))) {
      problems.add(translation.file() + " names other tests");
    }
    if (!blocks(original.section(4), "diff").equals(blocks(translation.section(4), "diff"))) {
      problems.add(translation.file() + " changes something else");
    }
    return problems;
  }

  private static List<String> blocks(String text, String language) {
    return BLOCK
        .matcher(text)
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private Map<String, List<String>> problems(Function<Exhibit, List<String>> check) {
    return Stream.concat(exhibits(false).stream(), exhibits(true).stream())
        .filter(exhibit -> !check.apply(exhibit).isEmpty())
        .collect(Collectors.toMap(Exhibit::file, check));
  }

  private List<Exhibit> exhibits(boolean portuguese) {
    return repository.filesBelow("docs/museum").stream()
        .filter(file -> FILE.matcher(file.getFileName().toString()).matches())
        .map(file -> new Exhibit(file.getFileName().toString(), repository.text(file)))
        .filter(exhibit -> exhibit.isPortuguese() == portuguese)
        .toList();
  }

  private List<String> linksOf(String page) {
    return MarkdownPage.of(repository.text(Path.of(page))).links();
  }

  private static Exhibit exhibit(String text) {
    return new Exhibit("99-example.md", text);
  }

  private static String sound() {
    return """
    # 99. An example

    ## Before

    ```java
    save(order);
    ```

    ## What happens

    ```mermaid
    sequenceDiagram
    A->>B: hello
    ```

    ## The test that prevents it

    `MuseumTest`

    ```sh
    ./mvnw -pl architecture-tests test -Dtest=MuseumTest#both_languages_tell_the_same
    ```

    ## The design that makes it impossible

    See [here](x.md).

    ## Try it

    ```diff
    --- pom.xml
    -    <module>domain</module>
    +nothing
    ```

    ```text
    it is red
    ```
    """;
  }
}
