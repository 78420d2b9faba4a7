package dev.comanda.benchmark.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the reports of the last builds on this machine say of their tests: a build takes longer than
 * a benchmark may.
 */
final class LastBuild {

  /** Of {@code <testsuite>}, which Surefire and Failsafe write in this order. */
  private static final Pattern SUITE =
      Pattern.compile("<testsuite [^>]*?\\btime=\"([0-9.]+)\"[^>]*?\\btests=\"([0-9]+)\"");

  private LastBuild() {}

  /** Adds them, if there are any. */
  static void addTo(Figures figures, Path root) throws IOException {
    double seconds = 0;
    double tests = 0;
    for (Path report : reports(root)) {
      Matcher suite = SUITE.matcher(Files.readString(report));
      if (suite.find()) {
        seconds += Double.parseDouble(suite.group(1));
        tests += Double.parseDouble(suite.group(2));
      }
    }
    if (tests > 0) {
      String scenario = "tests, by the reports of the last builds";
      figures.add(Figure.of(scenario, "tests", ""), tests);
      figures.add(Figure.of(scenario, "sum of their times", "s"), seconds);
    }
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files =
        Files.find(root, 7, (path, _) -> path.toString().matches(".*-reports.TEST-.*\\.xml"))) {
      return files.toList();
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
  }
}
