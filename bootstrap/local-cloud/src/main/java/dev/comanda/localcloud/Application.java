package dev.comanda.localcloud;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application as a child process: Comanda, one of its services, or the gateway. It runs from the
 * unpacked jar with a cache of what its start-up loads and links, made once after each build: that
 * is half of its start-up time.
 */
public final class Application {

  private static final String PID = ".pid";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GRACEFUL = Duration.ofSeconds(40);

  /**
   * What to run.
   *
   * @param name tells it from the others, such as {@code order} or {@code order-2}
   * @param jar which of the two jars
   * @param settings command line arguments
   * @param secrets environment variables: a command line is for all to see
   */
  public record Spec(
      String name, Jar jar, int port, List<String> settings, Map<String, String> secrets) {

    @Override
    public String toString() {
      return name;
    }

    private boolean memory() {
      return settings.contains("--comanda.stores=memory");
    }
  }

  /** The jars that are built to run, and what they answer when they are ready for requests. */
  public enum Jar {
    /** Comanda, whichever contexts it hosts. */
    COMANDA("bootstrap/target/comanda-exec.jar", "app", "/actuator/health/readiness", 200),
    /** It has nothing of its own to ask for; that it says so shows that it listens. */
    GATEWAY("bootstrap/gateway/target/comanda-gateway-exec.jar", "gateway", "/", 404);

    private final String built;
    private final String folder;
    private final String probe;
    private final int ready;

    Jar(String built, String folder, String probe, int ready) {
      this.built = built;
      this.folder = folder;
      this.probe = probe;
      this.ready = ready;
    }
  }

  private final Spec spec;
  private final Path jar;
  private final Path unpacked;
  private final Path log;
  private final Optional<Path> pidFile;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  /** Guarded by this. */
  private @Nullable Process child;

  /** Guarded by this. */
  private boolean stopped;

  /**
   * Makes an application that is not running yet.
   *
   * @param root the checkout, with the built jars
   * @param folder where jars are unpacked and logs are written
   * @param pids where running applications are remembered for a run that comes after a killed one;
   *     empty if no other run could want what this one uses
   */
  public Application(Path root, Path folder, Optional<Path> pids, Spec spec) {
    this.spec = spec;
    this.jar = root.resolve(spec.jar().built);
    this.unpacked = folder.resolve(spec.jar().folder);
    this.log = folder.resolve(spec.name() + ".log");
    this.pidFile = pids.map(data -> data.resolve(spec.name() + PID));
  }

  /**
   * Waits for the applications of a killed run, which are stopping because their launcher is gone,
   * and ends those that do not.
   */
  static void awaitOrphans(RunOptions options) throws StartFailure {
    if (!Files.isDirectory(options.data())) {
      return;
    }
    try (Stream<Path> entries = Files.list(options.data())) {
      for (Path pidFile : entries.filter(file -> file.toString().endsWith(PID)).toList()) {
        awaitOrphan(pidFile);
      }
    } catch (IOException unreadable) {
      throw new StartFailure(options.data() + " is not readable.", unreadable);
    }
  }

  private static void awaitOrphan(Path pidFile) throws StartFailure {
    try {
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
  public void prepare() throws StartFailure {
    try {
      if (!Files.exists(jar)) {
        throw new StartFailure(jar + " does not exist: start with ./run, which builds it.");
      }
      String build = checksum(jar) + " " + System.getProperty("java.vm.version");
      Path stamp = unpacked.resolve("build");
      if (!Files.exists(stamp) || !Files.readString(stamp).equals(build)) {
        System.out.println("Unpacking " + jar.getFileName() + " ...");
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

  /** Starts it; {@link #awaitReady} waits for it, so that several can start at once. */
  public void begin() throws StartFailure {
    remember(launch(command(cached()), Redirect.to(log.toFile())));
  }

  /** Starts it once more, after it has ended, with its log continued. */
  public void beginAgain() throws StartFailure {
    remember(launch(command(cached()), Redirect.appendTo(log.toFile())));
  }

  private List<String> cached() {
    return Files.exists(cache()) ? List.of("-XX:AOTCache=" + cache()) : List.of();
  }

  /** Waits until it is ready for requests. */
  public void awaitReady() throws StartFailure {
    Process process = running();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!isReady()) {
        if (!process.isAlive()) {
          throw new StartFailure(
              "%s did not start (exit status %d). The end of %s:%n%s"
                  .formatted(spec.name(), process.exitValue(), log, tail()));
        }
        if (System.nanoTime() > deadline) {
          throw new StartFailure(
              "%s is not ready after %d s; see %s"
                  .formatted(spec.name(), PATIENCE.toSeconds(), log));
        }
        Thread.sleep(50);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while " + spec.name() + " was starting.", interrupted);
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
  public void stop() {
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
        System.err.println(spec.name() + " does not stop; it is ended by force.");
        process.destroyForcibly().waitFor();
      }
      if (pidFile.isPresent()) {
        Files.deleteIfExists(pidFile.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException harmless) {
      System.err.println("Left behind: " + harmless.getMessage());
    }
  }

  /** Ends it as {@code kill -9} does, in the middle of whatever it is doing. */
  public void kill() {
    running().destroyForcibly().onExit().join();
  }

  /** The process, as it was last started. */
  public synchronized ProcessHandle process() {
    return running().toHandle();
  }

  private synchronized Process running() {
    return Objects.requireNonNull(child, "begin() comes first");
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

  /** Where it listens. */
  public String url() {
    return "http://localhost:" + spec.port();
  }

  /** What it is called. */
  public String name() {
    return spec.name();
  }

  /** What it writes to its console. */
  public Path log() {
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
                List.of(
                    "-XX:AOTCacheOutput=" + unfinished,
                    // What a start finds hot is not what a load does: remembering it would keep the
                    // compiler from ever compiling that well.
                    "-XX:+UnlockDiagnosticVMOptions",
                    "-XX:-AOTRecordTraining",
                    "-Dspring.context.exit=onRefresh")),
            Redirect.to(log.toFile()));
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
            // Memory that was never touched costs more than collecting what a start leaves behind.
            "-Xms48m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dfile.encoding=UTF-8"));
    command.addAll(flags);
    command.add("-jar");
    command.add(unpacked.resolve(jar.getFileName()).toString());
    command.add("--server.port=" + spec.port());
    command.add("--comanda.run.parent-pid=" + ProcessHandle.current().pid());
    command.addAll(spec.settings());
    return command;
  }

  private void remember(Process process) throws StartFailure {
    if (pidFile.isPresent()) {
      try {
        Files.writeString(pidFile.get(), process.pid() + " " + startOf(process.toHandle()));
      } catch (IOException failure) {
        throw new StartFailure("Cannot write " + pidFile.get(), failure);
      }
    }
  }

  private synchronized Process launch(List<String> command, Redirect output) throws StartFailure {
    if (stopped) {
      throw new StartFailure("Stopped while starting.");
    }
    try {
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
      builder.environment().putAll(spec.secrets());
      Process process = builder.start();
      process.getOutputStream().close();
      child = process;
      return process;
    } catch (IOException failure) {
      throw new StartFailure(spec.name() + " cannot be started: " + failure.getMessage(), failure);
    }
  }

  private void run(List<String> command) throws IOException, StartFailure {
    Process process = launch(command, Redirect.to(log.toFile()));
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
      return get(spec.jar().probe).statusCode() == spec.jar().ready;
    } catch (IOException notYet) {
      return false;
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(url() + path)).timeout(Duration.ofSeconds(5)).build(),
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
    return unpacked.resolve(spec.memory() ? "memory.aot" : "embedded.aot");
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
