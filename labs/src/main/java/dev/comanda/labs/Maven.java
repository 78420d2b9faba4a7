package dev.comanda.labs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs a check in the copy, with the copy's own {@code mvnw}. */
final class Maven {

  private static final Pattern MODULE =
      Pattern.compile("\\[INFO] Building (?:Comanda :: )?(.+?) \\S+ +\\[(\\d+)/(\\d+)]");

  private final Path root;
  private final PrintStream progress;

  /**
   * @param root the copy's root
   * @param progress where people see that it goes on
   */
  Maven(Path root, PrintStream progress) {
    this.root = root;
    this.progress = progress;
  }

  /**
   * How a check ended.
   *
   * @param passed whether Maven was content
   * @param output all that it printed
   * @param tests what became of the tests; empty if none ran
   */
  record Run(
      boolean passed,
      List<String> output,
      SortedMap<String, Message.TestResult> tests,
      Duration duration) {

    /** What it said, of tests if they ran. */
    Message message(Path root) {
      return tests.values().stream().allMatch(Message.TestResult::passed)
          ? Message.ofBuild(root, output)
          : Message.ofFailedTests(root, tests);
    }
  }

  /**
   * Compiles modules and what they need, tests included.
   *
   * @param modules such as {@code domain,adapters/sqs}
   * @return whether that went well
   */
  boolean compile(String modules) {
    try {
      return start(List.of("-pl", modules, "-am", "test-compile"), new ArrayList<>());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a check.
   *
   * @param onlyChangedFiles compiles nothing else; see {@link Scratch#isSettled}
   * @param allTests goes on when a test fails, to see what becomes of the others
   */
  Run run(Lab.Check check, boolean onlyChangedFiles, boolean allTests) {
    List<Path> modules = check.folders().stream().map(Path::of).toList();
    List<String> arguments = new ArrayList<>(check.arguments());
    if (onlyChangedFiles) {
      arguments.add("-Dmaven.compiler.useIncrementalCompilation=false");
    }
    if (allTests) {
      arguments.add("-Dmaven.test.failure.ignore=true");
    }
    long began = System.nanoTime();
    try {
      for (Path module : modules) {
        forgetReports(root.resolve(module).resolve("target/surefire-reports"));
      }
      List<String> output = new ArrayList<>();
      boolean passed = start(arguments, output);
      return new Run(
          passed,
          output,
          Message.readReports(root, modules),
          Duration.ofNanos(System.nanoTime() - began));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean start(List<String> arguments, List<String> output) throws IOException {
    List<String> command = new ArrayList<>(List.of(wrapper(), "--batch-mode"));
    command.addAll(List.of("--no-transfer-progress", "-Dstyle.color=never"));
    command.addAll(arguments);
    Process process =
        new ProcessBuilder(command).directory(root.toFile()).redirectErrorStream(true).start();
    // Maven does not outlive who asked for it.
    Thread stop = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(stop);
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        output.add(line);
        showModule(line);
      }
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } finally {
      Runtime.getRuntime().removeShutdownHook(stop);
    }
  }

  private void showModule(String line) {
    Matcher module = MODULE.matcher(line);
    if (module.matches()) {
      progress.printf("    %s/%s  %s%n", module.group(2), module.group(3), module.group(1));
    }
  }

  private String wrapper() {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    return root.resolve(windows ? "mvnw.cmd" : "mvnw").toString();
  }

  private static void forgetReports(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<Path> old = new ArrayList<>();
    try (DirectoryStream<Path> reports = Files.newDirectoryStream(folder, "TEST-*.xml")) {
      reports.forEach(old::add);
    }
    for (Path report : old) {
      Files.delete(report);
    }
  }
}
