package dev.comanda.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What {@code compose.yaml} describes, built and running, on ports that nobody else has ({@code
 * compose.endtoend.yaml}). Its data end with it.
 */
final class Containers implements AutoCloseable {

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));
  private static final List<String> COMPOSE =
      List.of(
          "docker",
          "compose",
          "--project-name",
          "comanda-endtoend",
          "--file",
          ROOT.resolve("compose.yaml").toString(),
          "--file",
          ROOT.resolve("bootstrap/src/test/compose.endtoend.yaml").toString());

  private final Map<String, String> environment;

  private Containers(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Builds the images and starts everything.
   *
   * @param environment what compose.yaml takes from its user
   */
  static Containers up(Map<String, String> environment) {
    Containers containers = new Containers(environment);
    // A run that was killed has left its own behind.
    containers.close();
    try {
      // Whoever depends on others starts after them, the gateway last: then all are healthy.
      String _ = containers.compose("up", "--build", "--detach", "--quiet-pull");
    } catch (AssertionError failure) {
      String log = containers.log();
      containers.close();
      throw new AssertionError(failure.getMessage() + "\n" + log, failure);
    }
    return containers;
  }

  /** Where a port of a container can be reached from here, such as {@code 127.0.0.1:32768}. */
  String address(String container, int port) {
    return compose("port", container, Integer.toString(port)).strip();
  }

  /** Everything that all of them wrote to their consoles. */
  String log() {
    return compose("logs", "--no-color", "--no-log-prefix");
  }

  @Override
  public void close() {
    String _ = compose("down", "--volumes", "--timeout", "40");
  }

  private String compose(String... arguments) {
    List<String> command = new ArrayList<>(COMPOSE);
    command.addAll(List.of(arguments));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      Process process = builder.start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new AssertionError("docker compose %s: %s".formatted(arguments[0], output));
      }
      return output;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while docker compose was at work", interrupted);
    }
  }
}
