package dev.comanda.architecture.rules;

import static java.util.stream.Collectors.joining;

import dev.comanda.architecture.Generator;
import dev.comanda.architecture.Marked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The pages of the rules, {@code docs/rules/R05.md} and its Portuguese twin, and their index.
 * People write the idea, the good example, what to do and the limits; the facts of the catalogue,
 * the broken example and the pinned message are put between them.
 */
public final class RulePages implements Generator {

  private static final String FOLDER = "docs/rules/";
  private static final String TESTS = "architecture-tests/src/test/";
  private static final String EXAMPLES = TESTS + "java/dev/comanda/";

  /** As much as a page shows of a broken example, in lines; the rest is a click away. */
  private static final int SHOWN = 90;

  /** Rules about code and, after them, rules about rules. V04 is a test and no rule. */
  static List<Rule> rules() {
    return Stream.concat(
            Catalogue.of(Terms.COMANDA).stream(), Verification.of(Terms.COMANDA, Set.of()).stream())
        .toList();
  }

  /** The languages of the pages. */
  enum Language {
    /** The words of the catalogue. */
    ENGLISH("", "why", "instead", "decided in", "lab", "imports left out", "More of it:"),
    /** For students in Brazil. */
    PORTUGUESE(
        ".pt-BR",
        "por quê",
        "em vez disso",
        "decidido em",
        "laboratório",
        "sem os imports",
        "Há mais:");

    private final String suffix;
    private final String why;
    private final String instead;
    private final String decided;
    private final String lab;
    private final String without;
    private final String more;

    Language(
        String suffix,
        String why,
        String instead,
        String decided,
        String lab,
        String without,
        String more) {
      this.suffix = suffix;
      this.why = why;
      this.instead = instead;
      this.decided = decided;
      this.lab = lab;
      this.without = without;
      this.more = more;
    }

    /** Where a page is, from the root of the repository. */
    String page(String name) {
      return FOLDER + name + suffix + ".md";
    }
  }

  @Override
  public Map<String, byte[]> generate(Path root) {
    Map<String, byte[]> documents = new TreeMap<>();
    for (Language language : Language.values()) {
      for (Rule rule : rules()) {
        String page = text(root, language.page(rule.id()));
        page = Marked.replace(page, "facts", facts(root, rule, language));
        if (!rule.id().startsWith("V")) {
          page = Marked.replace(page, "example", example(root, rule, language));
        }
        page = Marked.replace(page, "message", "```text\n" + message(root, rule) + "```");
        documents.put(language.page(rule.id()), page.getBytes(StandardCharsets.UTF_8));
      }
      String index = text(root, language.page("README"));
      index = Marked.replace(index, "rules", index(root, language));
      documents.put(language.page("README"), index.getBytes(StandardCharsets.UTF_8));
    }
    return documents;
  }

  @Override
  public boolean owns(String path) {
    return path.matches(FOLDER + "[RV]\\d+(\\.pt-BR)?\\.md") && !path.contains("V04");
  }

  private static String facts(Path root, Rule rule, Language language) {
    String own =
        language == Language.ENGLISH
            ? "| %s | %s |\n| %s | %s |\n"
                .formatted(language.why, rule.why(), language.instead, rule.fix())
            : "";
    return "| | |\n|---|---|\n"
        + own
        + "| %s | %s |\n"
            .formatted(language.decided, link(root, "docs/adr", rule.adr(), language, "ADR "))
        + rule.lab()
            .map(number ->
                "| %s | %s |\n".formatted(language.lab, link(root, "labs", number, language, "")))
            .orElse("");
  }

  /** A link to the page whose name begins with a number, called as its first line says. */
  private static String link(
      Path root, String folder, String number, Language language, String prefix) {
    String file =
        children(root.resolve(folder))
            .filter(name -> name.startsWith(number + "-"))
            .filter(name ->
                !name.endsWith(".md")
                    || name.endsWith(".pt-BR.md") == (language == Language.PORTUGUESE))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no " + number + " in " + folder));
    String path =
        folder + "/" + file + (file.endsWith(".md") ? "" : "/README" + language.suffix + ".md");
    return "[%s%s](%s)".formatted(prefix, title(text(root, path)), fromPages(path));
  }

  private static String example(Path root, Rule rule, Language language) {
    StringBuilder shown = new StringBuilder();
    StringBuilder linked = new StringBuilder();
    int room = SHOWN;
    for (String file : filesOf(root, rule)) {
      String source = body(text(root, file));
      String name = file.substring(file.lastIndexOf('/') + 1);
      int lines = (int) source.lines().count();
      if (lines <= room) {
        room -= lines;
        shown.append(
            "[`%s`](%s), %s\n\n```java\n%s```\n\n"
                .formatted(name, fromPages(file), language.without, source));
      } else {
        linked.append("- [`%s`](%s)\n".formatted(name, fromPages(file)));
      }
    }
    return shown + (linked.isEmpty() ? "" : language.more + "\n\n" + linked);
  }

  /** The files of a rule's broken example, the ones that pretend to ship first. */
  private static List<String> filesOf(Path root, Rule rule) {
    // A class of a package that lives elsewhere cannot pretend: it has to be there.
    Path folder =
        root.resolve(EXAMPLES)
            .resolve(
                rule.id().equals("R22")
                    ? "order"
                    : "fixture/" + rule.id().toLowerCase(Locale.ROOT));
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is worth reading of a source file: from the package on, without imports. */
  private static String body(String source) {
    return source
            .lines()
            .filter(line -> !line.startsWith("import "))
            .collect(joining("\n"))
            .replaceAll("\n{3,}", "\n\n")
        + "\n";
  }

  private static String message(Path root, Rule rule) {
    return text(root, TESTS + "resources/expected/" + rule.id() + ".txt");
  }

  private static String index(Path root, Language language) {
    return (language == Language.ENGLISH
            ? "| rule | | decision | lab |\n"
            : "| regra | | decisão | laboratório |\n")
        + "|---|---|---|---|\n"
        + Stream.concat(
                rules().stream().map(rule -> row(root, rule, language)), last(root, language))
            .collect(joining());
  }

  private static String row(Path root, Rule rule, Language language) {
    return "| [%s](%s) | %s | %s | %s |\n"
        .formatted(
            rule.id(),
            fromPages(language.page(rule.id())),
            title(text(root, language.page(rule.id()))).substring(rule.id().length() + 1),
            link(root, "docs/adr", rule.adr(), language, "").replaceFirst("\\[(\\d+).*?]", "[$1]"),
            rule.lab()
                .map(number ->
                    link(root, "labs", number, language, "").replaceFirst("\\[(\\d+).*?]", "[$1]"))
                .orElse(""));
  }

  private static Stream<String> last(Path root, Language language) {
    String page = text(root, language.page("V04"));
    return Stream.of(
        "| [V04](%s) | %s | %s | |\n"
            .formatted(
                fromPages(language.page("V04")),
                title(page).substring(4),
                link(root, "docs/adr", "0013", language, "")
                    .replaceFirst("\\[(\\d+).*?]", "[$1]")));
  }

  private static String title(String page) {
    return page.lines().findFirst().orElseThrow().replaceFirst("^# ", "");
  }

  private static String fromPages(String path) {
    return path.startsWith(FOLDER)
        ? path.substring(FOLDER.length())
        : path.startsWith("docs/") ? "../" + path.substring(5) : "../../" + path;
  }

  private static Stream<String> children(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path root, String path) {
    try {
      return Files.readString(root.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException("write it first, like the pages beside it: " + path, e);
    }
  }
}
