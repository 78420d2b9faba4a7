package dev.comanda.labs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Labs do not rot: a change of the code that a lab no longer fits turns the build red. That the
 * message is still the same is found out by {@code ./labs/try --all}, which takes minutes.
 */
class LabsTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("comanda.root"), "run by Maven"));
  private static final SourceTree TREE = new SourceTree(ROOT);
  private static final Map<String, List<String>> SECTIONS =
      Map.of(
          "README.md",
          List.of("Goal", "Preparation", "Walk", "Observation", "Solution hints"),
          "README.pt-BR.md",
          List.of("Objetivo", "Preparação", "Roteiro", "Observação", "Dicas de solução"));
  private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#\\s]+)");

  static List<Lab> labs() {
    return Lab.all(ROOT);
  }

  @Test
  void are_numbered_from_one_without_a_gap() {
    assertThat(labs())
        .hasSizeGreaterThanOrEqualTo(12)
        .extracting(Lab::number)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, labs().size()).boxed().toList());
  }

  @ParameterizedTest
  @MethodSource("labs")
  void say_all_that_the_runner_needs(Lab lab) {
    for (Language language : Language.values()) {
      assertThat(lab.title(language)).isNotBlank();
    }
    assertThat(lab.red()).hasSizeLessThan(17);
    assertThat(lab.minutes()).isBetween(5, 120);
    assertThat(lab.expected()).as("expected.txt").isNotBlank();
    assertThat(lab.isGraded())
        .as("what is graded can be solved")
        .isEqualTo(lab.solutionPatch().isPresent());
    for (String module : lab.check().folders()) {
      assertThat(
              TREE.text(module + "/pom.xml").isPresent()
                  || lab.breakPatch().paths().contains(module + "/pom.xml"))
          .as("%s is a module", module)
          .isTrue();
    }
    for (String watched : lab.watched()) {
      assertThat(ROOT.resolve(watched)).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("labs")
  void have_patches_that_fit_the_code(Lab lab) {
    Map<String, Optional<String>> broken = new HashMap<>();
    assertThatCode(() -> broken.putAll(lab.breakPatch().applyTo(TREE::text)))
        .doesNotThrowAnyException();
    for (Patch patch :
        Stream.of(lab.solutionPatch(), lab.gradedPatch()).flatMap(Optional::stream).toList()) {
      assertThatCode(() ->
              patch.applyTo(path -> broken.containsKey(path) ? broken.get(path) : TREE.text(path)))
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @MethodSource("labs")
  void have_the_same_five_sections_in_both_languages(Lab lab) {
    SECTIONS.forEach((file, sections) ->
        assertThat(headings(lab.text(file))).as(file).containsExactlyElementsOf(sections));
    assertThat(steps(lab.text("README.pt-BR.md")))
        .as("numbered steps")
        .isEqualTo(steps(lab.text("README.md")))
        .isGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("labs")
  void say_how_they_are_run_and_what_they_are_called(Lab lab) {
    for (Language language : Language.values()) {
      String readme = lab.text(language == Language.PT ? "README.pt-BR.md" : "README.md");
      assertThat(readme).startsWith("# %s %s".formatted(lab.id(), lab.title(language)));
      assertThat(readme).contains("./labs/try " + lab.id());
    }
  }

  @Test
  void are_all_listed_with_their_titles() throws IOException {
    for (Language language : Language.values()) {
      String list =
          Files.readString(
              ROOT.resolve("labs")
                  .resolve(language == Language.PT ? "README.pt-BR.md" : "README.md"));
      for (Lab lab : labs()) {
        assertThat(list).contains("[%s](%s/".formatted(lab.title(language), lab.name()));
      }
    }
  }

  @Test
  void lead_to_files_that_exist() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String file : SECTIONS.keySet()) {
      pages.add(ROOT.resolve("labs").resolve(file));
      labs().forEach(lab -> pages.add(lab.file(file)));
    }
    List<String> dead = new ArrayList<>();
    int links = 0;
    for (Path page : pages) {
      for (var link : LINK.matcher(Files.readString(page)).results().toList()) {
        links++;
        Path target = Objects.requireNonNull(page.getParent()).resolve(link.group(1));
        if (!Files.exists(target)) {
          dead.add("%s: %s".formatted(ROOT.relativize(page), link.group(1)));
        }
      }
    }

    assertThat(links).as("links that were followed").isGreaterThan(pages.size());
    assertThat(dead).isEmpty();
  }

  private static List<String> headings(String page) {
    return page.lines()
        .filter(line -> line.startsWith("## "))
        .map(line -> line.substring(3))
        .toList();
  }

  private static long steps(String page) {
    return page.lines().filter(line -> line.matches("\\d+\\. .*")).count();
  }
}
