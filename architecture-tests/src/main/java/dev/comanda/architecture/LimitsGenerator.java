package dev.comanda.architecture;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every limit of the system with its reason: time-outs, sizes, pauses. The reason is what stands
 * before the constant or behind the setting; a limit without one is an error.
 */
final class LimitsGenerator implements Generator {

  private static final String PAGE = "docs/generated/limits.md";

  private static final String HEAD =
      """
      # Limits

      Nothing waits for ever, and nothing grows without end. Each limit is written down here with its reason; both are read from the code and from
      `application.yaml` by `./mvnw -Pdocs`, which refuses a limit that gives no reason.

      """;

  private static final Pattern CONSTANT =
      Pattern.compile(
          "(?<doc>/\\*\\*(?:(?!\\*/).)*?\\*/)?\\s+(?:public |private )?static final (?<type>Duration|int|Money)"
              + " (?<name>[A-Z_]+) =\\s*(?<value>[^;]+);",
          Pattern.DOTALL);

  private static final Pattern SETTING =
      Pattern.compile(
          "^\\s*(?<name>[\\w-]*(?:max|size|timeout|expiry|burst|refill|at-once)[\\w-]*): (?<value>[^#\\s]+)(?:\\s+# (?<doc>.+))?$");

  private static final List<String> SETTINGS =
      List.of(
          "bootstrap/src/main/resources/application.yaml",
          "bootstrap/gateway/src/main/resources/application.yaml");

  @Override
  public Map<String, byte[]> generate(Path root) {
    String page =
        HEAD
            + section("Settings", SETTINGS.stream().flatMap(file -> settings(root, file)))
            + section("What the business allows", constants(root, "domain", "application"))
            + section("What technologies are allowed", constants(root, "adapters"))
            + section("What start-up is allowed", constants(root, "bootstrap/src"));
    return Map.of(PAGE, page.strip().concat("\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public boolean owns(String path) {
    return path.equals(PAGE);
  }

  private static String section(String title, Stream<String> rows) {
    return "## %s\n\n| limit | is | because |\n|---|---|---|\n%s\n"
        .formatted(title, rows.collect(joining()));
  }

  private static Stream<String> settings(Path root, String file) {
    return text(root, file)
        .lines()
        .map(SETTING::matcher)
        .filter(Matcher::matches)
        .map(found -> row(file, found, found.group("doc")));
  }

  private static Stream<String> constants(Path root, String... folders) {
    return Stream.of(folders)
        .flatMap(folder -> sources(root, folder))
        .flatMap(file ->
            CONSTANT
                .matcher(text(root, file))
                .results()
                .filter(found ->
                    found.group("type").equals("Duration")
                        || found.group("name").contains("MAX")
                        || found.group("name").contains("LIMIT"))
                .map(found -> row(file, found, found.group("doc"))));
  }

  private static String row(String file, MatchResult found, @Nullable String doc) {
    String name = found.group("name");
    if (doc == null) {
      throw new IllegalStateException("%s in %s does not say why".formatted(name, file));
    }
    String simple = file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
    return "| [`%s`](../../%s) `%s` | `%s` | %s |\n"
        .formatted(simple, file, name, found.group("value").replaceAll("\\s+", " "), plain(doc));
  }

  /** A comment as a sentence: without stars and tags. */
  private static String plain(String doc) {
    return doc.replaceAll("(?m)^\\s*\\*/?|/\\*\\*|\\*/", " ")
        .replaceAll("\\{@(?:code|link) #?([^}]*)}", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static Stream<String> sources(Path root, String folder) {
    try (Stream<Path> files = Files.walk(root.resolve(folder))) {
      return files
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .filter(file -> file.contains("src/main/java/") && file.endsWith(".java"))
          .filter(file -> !file.contains("/target/"))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path root, String file) {
    try {
      return Files.readString(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
