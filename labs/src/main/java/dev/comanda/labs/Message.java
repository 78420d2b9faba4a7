package dev.comanda.labs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a check said, without what differs from run to run and from machine to machine: paths,
 * times, random identifiers, colours.
 *
 * @param text its lines, each ended by a line feed
 */
record Message(String text) {

  /** Line numbers are shown, and not compared: somebody's edit further up is nobody's mistake. */
  private static final String LINE_NUMBER = "\\.java:\\d+";

  /** jqwik looks for an example by chance: which one it finds says nothing about the lab. */
  private static final String FOUND_BY_CHANCE = "(an example that jqwik found by chance)";

  /** Which run of a parameterised test it was: the number changes with every new parameter. */
  private static final Pattern RUN = Pattern.compile("\\([\\w, ]*\\)\\[\\d+]$");

  /** The tenth run comes after the ninth. */
  private static final Comparator<String> BY_NAME_AND_RUN =
      Comparator.<String, String>comparing(test -> RUN.matcher(test).replaceFirst(""))
          .thenComparingInt(String::length)
          .thenComparing(Comparator.naturalOrder());

  private static final Pattern FRAME = Pattern.compile("\\s+at (?<type>\\S+)\\((?<place>.*)\\)");

  /** Whether another one says the same. */
  boolean saysTheSameAs(Message other) {
    return comparable().equals(other.comparable());
  }

  private String comparable() {
    return text.replaceAll(LINE_NUMBER, ".java").stripTrailing();
  }

  /** What differs from another one: lines with - are missing here, lines with + are new. */
  List<String> differencesFrom(Message expected) {
    List<String> before = expected.text.lines().toList();
    List<String> after = text.lines().toList();
    // Longest common subsequence; messages have some dozens of lines.
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            same(before.get(i), after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    List<String> differences = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && same(before.get(i), after.get(j))) {
        differences.add("  " + after.get(j++));
        i++;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        differences.add("- " + before.get(i++));
      } else {
        differences.add("+ " + after.get(j++));
      }
    }
    return differences;
  }

  private static boolean same(String one, String other) {
    return one.replaceAll(LINE_NUMBER, ".java").equals(other.replaceAll(LINE_NUMBER, ".java"));
  }

  /** What failed, of the reports below a folder: tests in alphabetical order. */
  static Message ofFailedTests(Path root, SortedMap<String, TestResult> results) {
    String text =
        results.entrySet().stream()
            .filter(result -> !result.getValue().passed())
            .map(result ->
                RUN.matcher(result.getKey()).replaceFirst("")
                    + "\n"
                    + indented(result.getValue().failure()))
            .collect(Collectors.joining("\n"));
    return new Message(normalised(text, root));
  }

  /** What Maven complained about. */
  static Message ofBuild(Path root, List<String> output) {
    List<String> complaints = new ArrayList<>();
    for (String line : output) {
      if (line.startsWith("[ERROR]")) {
        String complaint = line.substring("[ERROR]".length()).stripTrailing();
        // From here on Maven explains how to call it, and where to read about Maven.
        if (complaint.isBlank() || (complaint.contains("[Help 1]") && !complaints.isEmpty())) {
          break;
        }
        complaints.add(complaint.replaceFirst("^ ", ""));
      } else if (!complaints.isEmpty() && !line.startsWith("[") && !line.isBlank()) {
        complaints.add(line.stripTrailing());
      }
    }
    return new Message(normalised(String.join("\n", complaints), root));
  }

  private static String indented(String failure) {
    return failure
        .lines()
        .map(line -> ("  " + line).stripTrailing())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String normalised(String text, Path root) {
    String there = root.toString();
    return text.replaceAll("\u001B\\[[;\\d]*m", "")
            .replace(there.replace('\\', '/') + "/", "")
            .replace(there + root.getFileSystem().getSeparator(), "")
            .replaceAll(
                "\\b[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\\b",
                "<uuid>")
            .replaceAll("(-plugin):\\d[\\w.]*:", "$1:")
            .replaceAll("@[0-9a-f]{5,8}\\b", "@...")
            .replaceAll("-?\\d{1,9}([.,]\\d+)? m?s\\b", "... s")
            .lines()
            .map(String::stripTrailing)
            .collect(Collectors.joining("\n"))
            .strip()
        + "\n";
  }

  /**
   * What became of a test.
   *
   * @param failure what it said; empty if it passed
   */
  record TestResult(boolean passed, String failure) {}

  /** The tests of all reports that Surefire wrote below a folder, by {@code Class.method}. */
  static SortedMap<String, TestResult> readReports(Path root, List<Path> modules) {
    SortedMap<String, TestResult> results = new TreeMap<>(BY_NAME_AND_RUN);
    for (Path module : modules) {
      Path folder = root.resolve(module).resolve("target/surefire-reports");
      if (Files.isDirectory(folder)) {
        try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "TEST-*.xml")) {
          for (Path report : reports) {
            results.putAll(read(report));
          }
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return results;
  }

  private static Map<String, TestResult> read(Path report) throws IOException {
    Map<String, TestResult> results = new LinkedHashMap<>();
    NodeList tests;
    try {
      tests =
          DocumentBuilderFactory.newDefaultInstance()
              .newDocumentBuilder()
              .parse(report.toFile())
              .getElementsByTagName("testcase");
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("cannot read " + report, e);
    }
    for (int i = 0; i < tests.getLength(); i++) {
      Element test = (Element) tests.item(i);
      String type = test.getAttribute("classname").replaceFirst(".*\\.", "");
      // A skipped test is neither red nor worth a point.
      if (test.getElementsByTagName("skipped").getLength() == 0) {
        results.put(type + "." + nameOf(test), resultOf(test));
      }
    }
    return results;
  }

  private static TestResult resultOf(Element test) {
    for (String kind : List.of("failure", "error")) {
      NodeList found = test.getElementsByTagName(kind);
      if (found.getLength() > 0) {
        return new TestResult(
            false,
            test.getTextContent().contains("|-----------------------jqwik-")
                ? FOUND_BY_CHANCE
                : withoutStackTrace(found.item(0).getTextContent()));
      }
    }
    return new TestResult(true, "");
  }

  /** jqwik writes blanks for the underscores of a method's name. */
  private static String nameOf(Element test) {
    String name = test.getAttribute("name");
    return name.matches("[a-z0-9 ]+") ? name.replace(' ', '_') : name;
  }

  private static String withoutStackTrace(String failure) {
    String message =
        failure
            .lines()
            .takeWhile(line -> !FRAME.matcher(line).matches())
            .collect(Collectors.joining("\n"))
            // The exception's name says nothing when it is an assertion's.
            .replaceFirst("^[\\w.]*(AssertionError|AssertionFailedError): ?", "")
            .strip();
    return message.contains(".java") ? message : message + placeOf(failure);
  }

  /** The first line of ours in a stack trace. */
  private static String placeOf(String failure) {
    return failure
        .lines()
        .map(FRAME::matcher)
        .filter(frame -> frame.matches() && frame.group("type").startsWith("dev.comanda."))
        .findFirst()
        .map(frame -> "\n(" + frame.group("place") + ")")
        .orElse("");
  }
}
