package dev.comanda.infrastructure;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What {@code pulumi-language-java} does with a folder that has a pom: the commands are those of
 * its Maven executor, word for word, with the repository of this build and without a network.
 */
final class LanguageHost {

  private static final int PATIENCE_IN_SECONDS = 240;

  private static final List<String> RUN = List.of("--no-transfer-progress", "compile", "exec:java");

  private static final List<String> DISCOVER_PLUGINS =
      List.of(
          "-Dorg.slf4j.simpleLogger.logFile=System.err",
          "--no-transfer-progress",
          "compile",
          "exec:java",
          "-DmainClass=com.pulumi.bootstrap.internal.Main",
          "-DmainArgs=packages");

  private final Path logs;

  /**
   * @param logs a folder for what Maven says
   */
  LanguageHost(Path logs) {
    this.logs = logs;
  }

  /**
   * How a command ended.
   *
   * @param status 0 if well
   * @param output what it says to the language host
   * @param log what it says to people
   */
  record Result(int status, String output, String log) {}

  /** Runs the program. */
  Result run(Map<String, String> environment) {
    return execute(RUN, environment);
  }

  /** Asks which plugins the program needs; the answer is the whole output. */
  Result discoverPlugins() {
    return execute(DISCOVER_PLUGINS, Map.of());
  }

  private Result execute(List<String> arguments, Map<String, String> environment) {
    File output = logs.resolve("output").toFile();
    File log = logs.resolve("log").toFile();
    ProcessBuilder command =
        new ProcessBuilder(command(arguments))
            .directory(Stacks.FOLDER.toFile())
            .redirectOutput(output)
            .redirectError(log);
    command.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
    command.environment().putAll(environment);
    try {
      Process process = command.start();
      if (!process.waitFor(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IllegalStateException("no end: " + Files.readString(output.toPath()));
      }
      return new Result(
          process.exitValue(), Files.readString(output.toPath()), Files.readString(log.toPath()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static List<String> command(List<String> arguments) {
    boolean windows = File.separatorChar == '\\';
    List<String> command = new ArrayList<>();
    command.add(Stacks.FOLDER.resolve(windows ? "mvnw.cmd" : "mvnw").toString());
    command.addAll(arguments);
    command.add("--offline");
    command.add("-Dmaven.repo.local=" + property("comanda.maven.repository"));
    Path settings = Path.of(property("comanda.maven.settings"));
    if (Files.exists(settings)) {
      command.addAll(List.of("--settings", settings.toString()));
    }
    return command;
  }

  private static String property(String name) {
    return Objects.requireNonNull(System.getProperty(name), "run by Maven");
  }
}
