package dev.comanda.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * No link of the documentation leads to nothing. Addresses of other sites are not asked: a build
 * that needs them is red when they are.
 */
class LinksTest {

  private static final Pattern LINE = Pattern.compile("L(\\d+)(?:-L(\\d+))?");

  private final Repository repository = Repository.here();

  @Test
  void every_link_between_files_leads_somewhere() {
    List<Path> pages =
        repository.filesBelow("").stream().filter(file -> file.toString().endsWith(".md")).toList();

    assertThat(pages).contains(Path.of("README.md"), Path.of("docs", "adr", "README.md"));
    assertThat(pages)
        .flatMap(page ->
            problems(page, repository.text(page)).stream()
                .map(problem -> page + ": " + problem)
                .toList())
        .isEmpty();
  }

  @Test
  void notices_links_that_lead_nowhere() {
    Path page = Path.of("docs", "page.md");

    assertThat(problems(page, "[gone](gone.md)"))
        .containsExactly("gone.md: there is no docs/gone.md");
    assertThat(problems(page, "| a | ![picture](images/gone.svg) |"))
        .containsExactly("images/gone.svg: there is no docs/images/gone.svg");
    assertThat(problems(page, "[reference][1]\n\n[1]: ../gone/"))
        .containsExactly("../gone/: there is no gone");
    assertThat(problems(page, "[outside](../../elsewhere)")).hasSize(1);
    assertThat(problems(page, "[built](../domain/target)")).hasSize(1);
    assertThat(problems(page, "[absolute](/README.md)")).hasSize(1);
    assertThat(problems(page, "[blank](<my page.md>)")).hasSize(1);
  }

  @Test
  void notices_fragments_that_lead_nowhere() {
    Path page = Path.of("docs", "page.md");

    assertThat(problems(page, "# A page\n\n[here](#elsewhere)"))
        .containsExactly("#elsewhere: docs/page.md has no such heading");
    assertThat(problems(page, "[there](../README.md#gone)"))
        .containsExactly("../README.md#gone: README.md has no such heading");
    assertThat(problems(page, "[line](../pom.xml#L99999)"))
        .containsExactly("../pom.xml#L99999: pom.xml has no such line");
  }

  @Test
  void takes_what_leads_somewhere() {
    assertThat(
            problems(
                Path.of("docs", "page.md"),
                """
                # A page: of `code`, and more

                [file](../README.md), [folder](../domain), [itself](page.md#a-page-of-code-and-more),
                [heading](#a-page-of-code-and-more), [other](../README.md#the-five-minute-tour),
                [lines](../pom.xml#L1-L2), [site](https://example.com/gone), `[code](gone.md)`

                ```
                [example](gone.md)
                ```
                """))
        .isEmpty();
  }

  private List<String> problems(Path page, String text) {
    MarkdownPage markdown = MarkdownPage.of(text);
    return markdown.links().stream()
        .flatMap(
            link -> problem(page, markdown, link).map(problem -> link + ": " + problem).stream())
        .toList();
  }

  private Optional<String> problem(Path page, MarkdownPage markdown, String link) {
    URI uri;
    try {
      uri = new URI(link);
    } catch (URISyntaxException e) {
      return Optional.of(e.getReason());
    }
    if (uri.getScheme() != null) {
      return Optional.empty();
    }
    if (uri.getPath().startsWith("/")) {
      return Optional.of("must be relative to the page");
    }
    Path target = uri.getPath().isEmpty() ? page : page.resolveSibling(uri.getPath()).normalize();
    boolean same = target.equals(page);
    if (!same && !repository.has(target)) {
      return Optional.of("there is no " + slashed(target));
    }
    if (uri.getFragment() == null) {
      return Optional.empty();
    }
    return slashed(target).endsWith(".md")
        ? heading(same ? markdown : MarkdownPage.of(repository.text(target)), target, uri)
        : line(target, uri.getFragment());
  }

  private static Optional<String> heading(MarkdownPage target, Path path, URI uri) {
    return target.anchors().contains(uri.getFragment())
        ? Optional.empty()
        : Optional.of(slashed(path) + " has no such heading");
  }

  private Optional<String> line(Path target, String fragment) {
    Matcher numbers = LINE.matcher(fragment);
    if (!numbers.matches()) {
      return Optional.of("only pages have headings, and other files lines");
    }
    long last = Long.parseLong(numbers.group(2) == null ? numbers.group(1) : numbers.group(2));
    return last <= repository.text(target).lines().count()
        ? Optional.empty()
        : Optional.of(slashed(target) + " has no such line");
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
