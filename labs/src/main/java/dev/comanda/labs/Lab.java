package dev.comanda.labs;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A lab: what its folder says.
 *
 * @param number from 1
 * @param folder such as {@code labs/03-the-domain-reads-the-clock}
 * @param properties its {@code lab.properties}
 */
record Lab(int number, Path folder, Properties properties) {

  /**
   * What Maven is asked to do.
   *
   * @param modules such as {@code domain,adapters/sqs}; Maven adds what they need
   * @param goal how far it has to go
   * @param tests which tests; empty if the build does not get that far
   */
  record Check(String modules, String goal, Optional<String> tests) {

    /** The folders of its modules. */
    List<String> folders() {
      return List.of(modules.split(",", -1));
    }

    /** As people would type it, after {@code ./mvnw}. */
    List<String> arguments() {
      List<String> arguments = new ArrayList<>(List.of("-pl", modules, "-am", goal));
      tests.ifPresent(names -> {
        arguments.add("-Dtest=" + names);
        arguments.add("-Dsurefire.failIfNoSpecifiedTests=false");
      });
      return arguments;
    }
  }

  /**
   * All labs of a checkout, by number.
   *
   * @param root the checkout's root
   */
  static List<Lab> all(Path root) {
    try (Stream<Path> folders = Files.list(root.resolve("labs"))) {
      return folders
          .filter(folder -> folder.getFileName().toString().matches("\\d\\d-[a-z0-9-]+"))
          .sorted()
          .map(Lab::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Lab read(Path folder) {
    Properties properties = new Properties();
    try (Reader reader =
        Files.newBufferedReader(folder.resolve("lab.properties"), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Lab(
        Integer.parseInt(folder.getFileName().toString().substring(0, 2)), folder, properties);
  }

  /** Its number with two digits. */
  String id() {
    return name().substring(0, 2);
  }

  /** Its folder's name. */
  String name() {
    return folder.getFileName().toString();
  }

  /** What it is called. */
  String title(Language language) {
    return required("title." + language.code());
  }

  /** What goes red: a rule, a contract or a test. */
  String red() {
    return required("red");
  }

  /** How many minutes somebody needs who is new to the project. */
  int minutes() {
    return Integer.parseInt(required("minutes"));
  }

  /** The narrowest check that notices. */
  Check check() {
    return new Check(
        required("check.modules"),
        properties.getProperty("check.goal", "test"),
        Optional.ofNullable(properties.getProperty("check.tests")));
  }

  /** The check that counts points. */
  Check gradedCheck() {
    return new Check(
        properties.getProperty("graded.modules", check().modules()),
        check().goal(),
        Optional.ofNullable(properties.getProperty("graded.tests")).or(check()::tests));
  }

  /** Files besides those of the patch whose change can change what comes out. */
  List<String> watched() {
    return Arrays.stream(properties.getProperty("watches", "").split(","))
        .map(String::strip)
        .filter(path -> !path.isEmpty())
        .toList();
  }

  /** Points by graded check, which is a test's name or {@link Grader#CORE_UNTOUCHED}. */
  Map<String, Integer> points() {
    Map<String, Integer> points = new LinkedHashMap<>();
    for (String key : new TreeMap<>(properties).keySet().stream().map(String::valueOf).toList()) {
      if (key.startsWith("points.")) {
        points.put(key.substring("points.".length()), Integer.valueOf(required(key)));
      }
    }
    return points;
  }

  /** Whether there is something to solve. */
  boolean isGraded() {
    return !points().isEmpty();
  }

  /** What it does to the code. */
  Patch breakPatch() {
    return Patch.parse(text("break.patch"));
  }

  /** One way to solve it, on top of the other patch. */
  Optional<Patch> solutionPatch() {
    return patch("solution.patch");
  }

  /** Tests that the student does not have, on top of whatever they wrote. */
  Optional<Patch> gradedPatch() {
    return patch("graded.patch");
  }

  private Optional<Patch> patch(String name) {
    return Files.exists(file(name)) ? Optional.of(Patch.parse(text(name))) : Optional.empty();
  }

  /** The message that must come out; empty if nobody has accepted one yet. */
  String expected() {
    return Files.exists(file("expected.txt")) ? text("expected.txt") : "";
  }

  /** Makes a message the one that must come out. */
  void accept(String message) {
    try {
      Files.writeString(file("expected.txt"), message);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One of its files. */
  Path file(String name) {
    return folder.resolve(name);
  }

  /** The text of one of its files. */
  String text(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String required(String key) {
    String value = properties.getProperty(key, "").strip();
    if (value.isEmpty()) {
      throw new IllegalStateException("%s/lab.properties lacks %s".formatted(name(), key));
    }
    return value;
  }
}
