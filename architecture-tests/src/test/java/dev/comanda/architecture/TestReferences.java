package dev.comanda.architecture;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pages say about tests, held against the test sources: {@code `OrdersContract.finds_it`} in a
 * sentence, or {@code -Dtest=InMemoryOrdersTest#finds_it} in a command.
 */
final class TestReferences {

  private static final Pattern IN_A_SENTENCE =
      Pattern.compile("`([A-Z]\\w*(?:Test|Contract|IT))(?:\\.(\\w+))?`");

  private static final Pattern IN_A_COMMAND =
      Pattern.compile("-D(?:it\\.)?test='?([A-Z]\\w*)(?:#(\\w+))?'?(?=\\s|$)", Pattern.MULTILINE);

  private static final Pattern SUPERCLASS =
      Pattern.compile("\\bclass\\s+\\w+\\s+extends\\s+(\\w+)");

  private final Map<String, String> sources = new LinkedHashMap<>();

  TestReferences(Repository repository) {
    for (Path file : repository.filesBelow("")) {
      String name = file.getFileName().toString();
      if (name.endsWith(".java") && file.toString().replace('\\', '/').contains("src/test/java/")) {
        sources.put(name.substring(0, name.length() - ".java".length()), repository.text(file));
      }
    }
  }

  /** The tests that a text names in sentences, such as {@code OrdersContract.finds_it}. */
  static Set<String> inSentences(String text) {
    return all(IN_A_SENTENCE, text);
  }

  /** The tests that a text runs in commands. */
  static Set<String> inCommands(String text) {
    return all(IN_A_COMMAND, text);
  }

  /** What is wrong with the tests that a text names, in sentences and in commands. */
  List<String> problemsIn(String text) {
    return Stream.concat(inSentences(text).stream(), inCommands(text).stream())
        .distinct()
        .map(reference -> reference.split("\\.", 2))
        .map(parts ->
            problemWith(parts[0], parts.length == 2 ? Optional.of(parts[1]) : Optional.empty()))
        .flatMap(Optional::stream)
        .toList();
  }

  /** What is wrong with a reference to a test, if anything. */
  Optional<String> problemWith(String type, Optional<String> method) {
    if (!sources.containsKey(type)) {
      return Optional.of("there is no " + type);
    }
    if (method.isPresent() && !hasTest(type, method.get())) {
      return Optional.of("%s has no test %s".formatted(type, method.get()));
    }
    if (method.isEmpty() && !hasTest(type, "\\w+")) {
      return Optional.of(type + " has no tests");
    }
    Pattern subclass = Pattern.compile("\\bextends\\s+" + type + "\\b");
    if (type.endsWith("Contract")
        && sources.values().stream().noneMatch(other -> subclass.matcher(other).find())) {
      return Optional.of("no adapter runs " + type);
    }
    return Optional.empty();
  }

  /** Whether a class, or one that it extends, has a test of that name. */
  private boolean hasTest(String type, String method) {
    String source = Objects.requireNonNull(sources.get(type));
    if (isTest(source, method)) {
      return true;
    }
    Matcher extended = SUPERCLASS.matcher(source);
    return extended.find()
        && sources.containsKey(extended.group(1))
        && hasTest(extended.group(1), method);
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

  private static Set<String> all(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(TestReferences::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(MatchResult reference) {
    return reference.group(2) == null
        ? reference.group(1)
        : reference.group(1) + "." + reference.group(2);
  }
}
