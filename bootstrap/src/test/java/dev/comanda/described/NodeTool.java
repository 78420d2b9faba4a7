package dev.comanda.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A command-line tool of the npm registry, in the version that {@code
 * contracts/tools/package-lock.json} says. Where there is no Node.js the test that asks for it is
 * skipped; with {@code COMANDA_NODE_REQUIRED=true}, as in CI, it fails.
 */
public final class NodeTool {

  private static final Path FOLDER =
      Path.of(System.getProperty("comanda.root"), "contracts", "tools");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final String name;

  private NodeTool(String name) {
    this.name = name;
  }

  /** The tool that is called so on the command line, such as {@code redocly}. */
  public static NodeTool named(String name) {
    install(FOLDER);
    return new NodeTool(name);
  }

  /**
   * Runs the tests of a package, as {@code npm test} does there; under the same conditions.
   *
   * @return what they said, on both streams
   * @throws AssertionError if they fail, or take longer than five minutes; with what they said
   */
  public static String test(Path folder, Map<String, String> environment) {
    install(folder);
    return successful(run(folder, environment, List.of("npm", "test")));
  }

  /**
   * Runs it to its end.
   *
   * @param folder where it runs
   * @return what it said, on both streams
   * @throws AssertionError if it fails, or takes longer than five minutes; with what it said
   */
  public String run(Path folder, String... arguments) {
    return run(folder, Map.of(), arguments);
  }

  /** The same, with environment variables for what nobody shall see among the arguments. */
  public String run(Path folder, Map<String, String> environment, String... arguments) {
    return successful(runs(folder, environment, arguments));
  }

  /** How a run came to its end, by itself. */
  public record Ended(int status, String said) {}

  /**
   * Runs it to its end, which may be a bad one.
   *
   * @throws AssertionError if it takes longer than five minutes
   */
  public Ended runs(Path folder, Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(FOLDER.resolve("node_modules/.bin/" + name).toString());
    command.addAll(List.of(arguments));
    return run(folder, environment, command);
  }

  private static synchronized void install(Path folder) {
    if (!Boolean.parseBoolean(System.getenv("COMANDA_NODE_REQUIRED"))) {
      assumeTrue(onPath("node") && onPath("npm"), "There is no Node.js (20.19 or later) here.");
    }
    Path lock = folder.resolve("package-lock.json");
    // A copy of what was installed, written last: half an installation has none.
    Path installed = folder.resolve("node_modules/.comanda-installed.json");
    try {
      if (Files.exists(installed) && Files.mismatch(lock, installed) == -1) {
        return;
      }
      successful(
          run(
              folder,
              Map.of(),
              List.of("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")));
      Files.copy(lock, installed);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String successful(Ended ended) {
    assertThat(ended.status()).as(ended.said()).isZero();
    return ended.said();
  }

  private static Ended run(Path folder, Map<String, String> environment, List<String> command) {
    try {
      Path said = Files.createTempFile("comanda-tool-", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile());
      // Tools that tell their makers how they are used shall not.
      builder.environment().put("REDOCLY_TELEMETRY", "off");
      builder.environment().put("NO_COLOR", "1");
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
      String text = Files.readString(said);
      Files.delete(said);
      assertThat(ended).as("%s ends in time: %s", command, text).isTrue();
      return new Ended(process.exitValue(), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
      throw new AssertionError(failure);
    }
  }

  private static boolean onPath(String command) {
    return List.of(System.getenv("PATH").split(File.pathSeparator)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
