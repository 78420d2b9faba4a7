package dev.comanda.localcloud;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The application as a child process. It runs from the unpacked jar with a cache of what its
 * start-up loads and links, made once after each build: that is half of its start-up time.
 */
final class Application {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GRACEFUL = Duration.ofSeconds(40);

  private final Path jar;
  private final Path unpacked;
  private final Path log;
  private final Path pidFile;
  private final int port;
  private final boolean memory;
  private final List<String> settings;
  private final Map<String, String> secrets;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Guarded by this. */
  private @Nullable Process child;

  /** Guarded by this. */
  private boolean stopped;

  /**
   * @param settings command line arguments of the application
   * @param secrets environment variables of the application: a command line is for all to see
   */
  Application(RunOptions options, List<String> settings, Map<String, String> secrets) {
    this.jar = options.root().resolve("bootstrap").resolve("target").resolve("comanda-exec.jar");
    this.unpacked = options.folder().resolve("app");
    this.log = options.folder().resolve("comanda.log");
    this.pidFile = options.data().resolve("application.pid");
    this.port = options.port();
    this.memory = options.memory();
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * Waits for the application of a killed run, which is stopping because its launcher is gone, and
   * ends it if it does not.
   */
  static void awaitOrphan(RunOptions options) throws StartFailure {
    Path pidFile = options.data().resolve("application.pid");
    try {
      if (!Files.exists(pidFile)) {
        return;
      }
      String[] entry = Files.readString(pidFile).strip().split(" ", -1);
      Optional<ProcessHandle> orphan =
          ProcessHandle.of(Long.parseLong(entry[0]))
              .filter(process -> startOf(process).equals(entry[entry.length - 1]));
      if (orphan.isPresent()) {
        System.out.println("Waiting for the application of the previous run to stop ...");
        try {
          orphan.get().onExit().get(GRACEFUL.toSeconds(), TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException stuck) {
          orphan.get().destroyForcibly();
        } catch (java.util.concurrent.ExecutionException impossible) {
          throw new StartFailure("The previous application cannot be waited for.", impossible);
        }
      }
      Files.deleteIfExists(pidFile);
    } catch (IOException | NumberFormatException unreadable) {
      throw new StartFailure(pidFile + " is not readable: delete it.", unreadable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Unpacks the jar and makes the cache, unless that was done since the last build. */
  void prepare() throws StartFailure {
    try {
      if (!Files.exists(jar)) {
        throw new StartFailure(jar + " does not exist: start with ./run, which builds it.");
      }
      String build = checksum(jar) + " " + System.getProperty("java.vm.version");
      Path stamp = unpacked.resolve("build");
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(build)) {
        System.out.println("Unpacking the application ...");
        Directories.delete(unpacked);
        Files.createDirectories(unpacked);
        run(
            List.of(
                java(),
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--force",
                "--destination",
                unpacked.toString()));
        Files.writeString(stamp, build);
      }
      if (!Files.exists(cache())) {
        train();
      }
    } catch (IOException failure) {
      throw new StartFailure(
          "The application cannot be unpacked: " + failure.getMessage(), failure);
    }
  }

  /** Starts it and waits until it is ready for requests. */
  void start() throws StartFailure {
    List<String> flags = new ArrayList<>();
    if (Files.exists(cache())) {
      flags.add("-XX:AOTCache=" + cache());
    }
    Process process = launch(command(flags));
    remember(process);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!isReady()) {
        if (!process.isAlive()) {
          throw new StartFailure(
              "The application did not start (exit status %d). The end of %s:%n%s"
                  .formatted(process.exitValue(), log, tail()));
        }
        if (System.nanoTime() > deadline) {
          throw new StartFailure(
              "The application is not ready after %d s; see %s"
                  .formatted(PATIENCE.toSeconds(), log));
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while the application was starting.", interrupted);
    }
  }

  /** Runs the action should the application end without having been told to. */
  synchronized void onUnexpectedEnd(Runnable action) {
    if (child != null) {
      Processes.whenEnded(
          child.toHandle(),
          () -> {
            if (!isStopped()) {
              action.run();
            }
          });
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  /** Lets it finish what it is doing. */
  void stop() {
    Process process;
    synchronized (this) {
      stopped = true;
      process = child;
    }
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(GRACEFUL.toSeconds(), TimeUnit.SECONDS)) {
        System.err.println("The application does not stop; it is ended by force.");
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(pidFile);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException harmless) {
      System.err.println("Left behind: " + pidFile);
    }
  }

  /** Which adapter stands behind which port, by the application's own account. */
  SortedMap<String, String> adapters() {
    SortedMap<String, String> table = new TreeMap<>();
    try {
      JsonNode info = JsonMapper.shared().readTree(get("/actuator/info").body());
      info.path("adapters")
          .properties()
          .forEach(entry -> table.put(entry.getKey(), entry.getValue().asString()));
    } catch (IOException | JacksonException unavailable) {
      // The table is an explanation, not a condition; the application's log has it as well.
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    return table;
  }

  Path log() {
    return log;
  }

  String tail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join(
          System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException unreadable) {
      return "(" + log + " is not readable)";
    }
  }

  private void train() throws IOException, StartFailure {
    System.out.println("Making the start-up cache (once after each build) ...");
    Path unfinished = unpacked.resolve("unfinished.aot");
    Process training =
        launch(
            command(
                List.of("-XX:AOTCacheOutput=" + unfinished, "-Dspring.context.exit=onRefresh")));
    try {
      boolean done = training.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (!done) {
        training.destroyForcibly();
      }
      if (done && training.exitValue() == 0 && Files.exists(unfinished)) {
        Files.move(unfinished, cache(), StandardCopyOption.REPLACE_EXISTING);
      } else {
        // It starts without, only later; if something is wrong with it, that start will say so.
        System.out.println("No start-up cache this time; see " + log);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while making the start-up cache.", interrupted);
    }
  }

  /** The same virtual machine for training and running: the cache fits no other. */
  private List<String> command(List<String> flags) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8"));
    command.addAll(flags);
    command.add("-jar");
    command.add(unpacked.resolve("comanda-exec.jar").toString());
    command.add("--server.port=" + port);
    command.add("--comanda.run.parent-pid=" + ProcessHandle.current().pid());
    command.addAll(settings);
    return command;
  }

  /** Only on data that a next run may want: an application in memory is in nobody's way. */
  private void remember(Process process) throws StartFailure {
    if (!memory) {
      try {
        Files.writeString(pidFile, process.pid() + " " + startOf(process.toHandle()));
      } catch (IOException failure) {
        throw new StartFailure("Cannot write " + pidFile, failure);
      }
    }
  }

  private synchronized Process launch(List<String> command) throws StartFailure {
    if (stopped) {
      throw new StartFailure("Stopped while starting.");
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(secrets);
      Process process = builder.start();
      process.getOutputStream().close();
      child = process;
      return process;
    } catch (IOException failure) {
      throw new StartFailure("The application cannot be started: " + failure.getMessage(), failure);
    }
  }

  private void run(List<String> command) throws IOException, StartFailure {
    Process process = launch(command);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(tail());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
  }

  private boolean isReady() throws InterruptedException {
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .timeout(Duration.ofSeconds(5))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /** Builds are reproducible: the file's time says nothing, and often neither does its size. */
  private static String checksum(Path file) throws IOException {
    CRC32C checksum = new CRC32C();
    try (FileChannel channel = FileChannel.open(file)) {
      checksum.update(channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size()));
    }
    return Long.toHexString(checksum.getValue());
  }

  private Path cache() {
    // Other settings load other classes.
    return unpacked.resolve(memory ? "memory.aot" : "embedded.aot");
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private static String startOf(ProcessHandle process) {
    return process
        .info()
        .startInstant()
        .map(start -> Long.toString(start.toEpochMilli()))
        .orElse("?");
  }
}
