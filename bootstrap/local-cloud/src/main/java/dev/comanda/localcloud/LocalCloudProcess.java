package dev.comanda.localcloud;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The local cloud as a child process: real components for tests, without a line of theirs on the
 * tests' class path. This class needs only the JDK, and the system property {@code comanda.root}
 * with the root of the checkout (Surefire sets it).
 *
 * {@snippet :
 * LocalCloudProcess cloud = LocalCloudProcess.shared(Component.POSTGRES);
 * DataSource database = connectTo(cloud.postgresUrl());
 * }
 */
public final class LocalCloudProcess implements AutoCloseable {

  private static final int ATTEMPTS = 3;
  private static final Map<Set<Component>, LocalCloudProcess> SHARED = new ConcurrentHashMap<>();

  private final Process process;
  private final Path log;
  private final Map<Component, String> endpoints;

  private LocalCloudProcess(Process process, Path log, Map<Component, String> endpoints) {
    this.process = process;
    this.log = log;
    this.endpoints = endpoints;
  }

  /**
   * Starts the components (all, if none is named) on free ports; nothing is kept when it is closed.
   */
  public static LocalCloudProcess start(Component... components) {
    return startOnFreePorts(List.of(), components);
  }

  /**
   * Starts the components (all, if none is named) on free ports, and keeps their data in a folder:
   * what they have confirmed is on the disk, as in production.
   */
  public static LocalCloudProcess startDurable(Path data, Component... components) {
    return startOnFreePorts(List.of("--data", data.toString()), components);
  }

  private static LocalCloudProcess startOnFreePorts(List<String> more, Component... components) {
    List<String> options = new ArrayList<>(more);
    for (Component component : Component.values()) {
      options.add(component.portOption());
      options.add("0");
    }
    // Between choosing a free port and using it, another process may take it.
    for (int attempt = 1; ; attempt++) {
      try {
        return start(options, components);
      } catch (IllegalStateException failure) {
        if (attempt == ATTEMPTS) {
          throw failure;
        }
      }
    }
  }

  /** Starts the components with options of {@link LocalCloud}, once. */
  static LocalCloudProcess start(List<String> options, Component... components) {
    List<String> command = javaCommand();
    command.add("--parent-pid");
    command.add(Long.toString(ProcessHandle.current().pid()));
    if (components.length > 0) {
      command.add("--only");
      command.add(Arrays.stream(components).map(Component::id).collect(Collectors.joining(",")));
    }
    command.addAll(options);
    try {
      Path log = Files.createTempFile("comanda-local-cloud-", ".log");
      Process process = new ProcessBuilder(command).redirectError(log.toFile()).start();
      process.getOutputStream().close();
      String ready = readyLine(process);
      if (ready == null) {
        process.waitFor(30, TimeUnit.SECONDS);
        String reason = Files.readString(log);
        Files.deleteIfExists(log);
        throw new IllegalStateException("The local cloud did not start: " + reason);
      }
      return new LocalCloudProcess(process, log, endpoints(ready));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "Interrupted while the local cloud was starting", interrupted);
    }
  }

  /** One for all tests of this JVM that ask for the same components; it ends with the JVM. */
  public static LocalCloudProcess shared(Component... components) {
    Set<Component> wanted =
        components.length == 0
            ? EnumSet.allOf(Component.class)
            : EnumSet.copyOf(List.of(components));
    return SHARED.computeIfAbsent(
        wanted,
        absent -> {
          LocalCloudProcess cloud = start(components);
          Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "local-cloud"));
          return cloud;
        });
  }

  /** JDBC URL of the database; see {@link DevelopmentCredentials} for its roles. */
  public String postgresUrl() {
    return endpoint(Component.POSTGRES);
  }

  /** Endpoint for AWS clients of DynamoDB; access keys must be alphanumeric, any will do. */
  public String dynamoDbEndpoint() {
    return endpoint(Component.DYNAMODB);
  }

  /** Endpoint for AWS clients of SQS; any credentials will do. */
  public String sqsEndpoint() {
    return endpoint(Component.SQS);
  }

  /** Base URL of the Mercado Pago simulator. */
  public String simulatorUrl() {
    return endpoint(Component.SIMULATOR);
  }

  /** Stops everything orderly. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /**
   * Ends it as {@code kill -9} does, with everything that it has started: PostgreSQL is a process
   * of its own.
   */
  public void kill() {
    List<ProcessHandle> family = process.descendants().toList();
    process.destroyForcibly().onExit().join();
    family.forEach(ProcessHandle::destroyForcibly);
    family.forEach(member -> member.onExit().join());
  }

  Process process() {
    return process;
  }

  private String endpoint(Component component) {
    String endpoint = endpoints.get(component);
    if (endpoint == null) {
      throw new IllegalStateException(component + " was not asked for when this cloud was started");
    }
    return endpoint;
  }

  private static List<String> javaCommand() {
    Path target = module().resolve("target");
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ArrayList<>(
        List.of(
            java.toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Djava.awt.headless=true",
            "-cp",
            target.resolve("classes")
                + File.pathSeparator
                + target.resolve("lib")
                + File.separator
                + "*",
            "dev.comanda.localcloud.LocalCloud"));
  }

  /** This module in the checkout. */
  static Path module() {
    String root = System.getProperty("comanda.root");
    if (root == null) {
      throw new IllegalStateException(
          "Set the system property comanda.root to the root of the checkout, and run ./mvnw process-classes once.");
    }
    return Path.of(root, "bootstrap", "local-cloud");
  }

  private static @Nullable String readyLine(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("READY ")) {
        return line;
      }
    }
    return null;
  }

  private static Map<Component, String> endpoints(String ready) {
    Map<Component, String> endpoints = new EnumMap<>(Component.class);
    for (String entry : ready.substring("READY ".length()).split(" ", -1)) {
      for (Component component : Component.values()) {
        if (entry.startsWith(component.id() + "=")) {
          endpoints.put(component, entry.substring(component.id().length() + 1));
        }
      }
    }
    return endpoints;
  }
}
