package dev.comanda.localcloud;

import dev.comanda.localcloud.mercadopago.MercadoPagoSimulator;
import dev.comanda.localcloud.mercadopago.SimulatorOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Everything Comanda needs around it, in this process: PostgreSQL, DynamoDB Local, ElasticMQ and
 * the Mercado Pago simulator, started side by side and stopped together.
 *
 * <p>As a program it prints one line, {@code READY component=endpoint ...}, when all of them
 * answer, and stops when it is asked to, when its parent process ends, or when one of its
 * components does.
 */
public final class LocalCloud implements AutoCloseable {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final LocalCloudOptions options;
  private final Map<Component, Integer> ports;
  private final Path directory;
  private final DirectoryLock lock;

  /** Guarded by itself, together with {@link #closed}. */
  private final Map<Component, Emulator> emulators = new EnumMap<>(Component.class);

  private boolean closed;

  /** Takes possession of the data folder; {@link #start} does the rest. */
  LocalCloud(LocalCloudOptions options) throws StartFailure {
    this.options = options;
    this.ports = ports(options);
    this.directory = directory(options);
    this.lock = DirectoryLock.acquire(directory);
  }

  /** Runs until it is told to stop. */
  public static void main(String[] arguments) {
    // The emulators write to standard output as they please; the ready line is for programs.
    PrintStream standardOutput = System.out;
    System.setOut(System.err);
    quieten();
    int status = 0;
    try {
      LocalCloudOptions options = LocalCloudOptions.parse(List.of(arguments));
      LocalCloud cloud = new LocalCloud(options);
      CountDownLatch stop = new CountDownLatch(1);
      // Before anything starts: a process that is told to stop half-way must not leave a PostgreSQL
      // behind.
      Runtime.getRuntime().addShutdownHook(new Thread(cloud::close, "stop"));
      cloud.start();
      cloud.sayReady();
      cloud.onUnexpectedStop(stop::countDown);
      options.parent().ifPresent(parent -> Processes.whenEnded(parent, stop::countDown));
      standardOutput.println(
          "READY "
              + cloud.endpoints().entrySet().stream()
                  .map(entry -> entry.getKey().id() + "=" + entry.getValue())
                  .collect(Collectors.joining(" ")));
      standardOutput.flush();
      stop.await();
    } catch (StartFailure failure) {
      System.err.println(failure.getMessage());
      status = 1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    // DynamoDB Local leaves threads behind that would keep the process alive.
    System.exit(status);
  }

  /** The emulators' chatter is of no use to anybody; their warnings are. */
  static void quieten() {
    Logger.getLogger("").setLevel(Level.WARNING);
    // One line for every table or queue that the application asks for and creates afterwards.
    Logger.getLogger("org.apache.pekko").setLevel(Level.SEVERE);
  }

  /**
   * Starts the chosen components in parallel; if one fails, the others are stopped again.
   *
   * @throws StartFailure with a message for the person who wanted it
   */
  void start() throws StartFailure {
    // It may be of a run that was killed.
    sayNotReady();
    try (ExecutorService starters = Executors.newCachedThreadPool()) {
      // First: it may hold the port that is checked next.
      Postgres.stopOrphan(directory.resolve("postgres"));
      for (Map.Entry<Component, Integer> entry : ports.entrySet()) {
        Component component = entry.getKey();
        Ports.require(entry.getValue(), component.id(), component.portOption(), GRACE);
      }
      Map<Component, Future<?>> starting = new EnumMap<>(Component.class);
      for (Component component : options.components()) {
        starting.put(
            component,
            starters.submit(() -> {
              keep(component, start(component, ports.getOrDefault(component, 0)));
              return null;
            }));
      }
      StartFailure failed = null;
      for (Future<?> future : starting.values()) {
        try {
          future.get();
        } catch (ExecutionException failure) {
          failed =
              failure.getCause() instanceof StartFailure known
                  ? known
                  : new StartFailure("Unexpected: " + failure.getCause(), failure.getCause());
        }
      }
      if (failed != null) {
        throw failed;
      }
    } catch (StartFailure failure) {
      close();
      throw failure;
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      throw new StartFailure("Interrupted while starting.", interrupted);
    }
  }

  private void keep(Component component, Emulator emulator) throws StartFailure {
    synchronized (emulators) {
      if (!closed) {
        emulators.put(component, emulator);
        return;
      }
    }
    emulator.close();
    throw new StartFailure("Stopped while starting.");
  }

  private void sayReady() throws StartFailure {
    Path file = options.readyFile();
    if (file != null) {
      try {
        Files.writeString(file, "");
      } catch (IOException failure) {
        throw new StartFailure(file + " cannot be written.", failure);
      }
    }
  }

  private void sayNotReady() {
    Path file = options.readyFile();
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException failure) {
        System.err.println("Left behind: " + file + " (" + failure + ")");
      }
    }
  }

  /** Where clients reach each component. */
  Map<Component, String> endpoints() {
    Map<Component, String> endpoints = new EnumMap<>(Component.class);
    synchronized (emulators) {
      emulators.forEach((component, emulator) -> endpoints.put(component, emulator.endpoint()));
    }
    return endpoints;
  }

  /** Runs the action, after saying why, should a component stop by itself. */
  void onUnexpectedStop(Runnable action) {
    synchronized (emulators) {
      emulators.forEach((component, emulator) ->
          emulator.onUnexpectedStop(() -> {
            System.err.println("The component " + component.id() + " has stopped unexpectedly.");
            action.run();
          }));
    }
  }

  @Override
  public void close() {
    List<Emulator> running;
    synchronized (emulators) {
      if (closed) {
        return;
      }
      closed = true;
      running = List.copyOf(emulators.values());
    }
    sayNotReady();
    running.parallelStream().forEach(Emulator::close);
    lock.close();
    if (options.data() == null) {
      try {
        Directories.delete(directory);
      } catch (IOException failure) {
        System.err.println("Left behind: " + directory + " (" + failure + ")");
      }
    }
  }

  private Emulator start(Component component, int port) throws StartFailure {
    boolean durable = options.data() != null;
    return switch (component) {
      case POSTGRES -> Postgres.start(options.host(), port, directory.resolve("postgres"), durable);
      case DYNAMODB ->
          DynamoDb.start(options.host(), port, durable ? directory.resolve("dynamodb") : null);
      case SQS -> Sqs.start(options.host(), port, durable ? directory.resolve("sqs") : null);
      case SIMULATOR -> simulator(port);
    };
  }

  private Emulator simulator(int port) throws StartFailure {
    try {
      MercadoPagoSimulator simulator =
          MercadoPagoSimulator.start(
              new SimulatorOptions(
                  options.host(),
                  port,
                  options.data() == null ? null : directory.resolve("mercadopago"),
                  options.accessToken(),
                  options.webhook(),
                  options.webhookSecret()));
      return new Emulator() {
        @Override
        public String endpoint() {
          return simulator.url();
        }

        @Override
        public void close() {
          simulator.close();
        }
      };
    } catch (IOException failure) {
      throw new StartFailure(
          "The Mercado Pago simulator did not start: " + failure.getMessage(), failure);
    }
  }

  private static Map<Component, Integer> ports(LocalCloudOptions options) throws StartFailure {
    Map<Component, Integer> ports = new EnumMap<>(Component.class);
    for (Component component : options.components()) {
      int wanted = options.ports().getOrDefault(component, 0);
      int port = wanted != 0 ? wanted : Ports.anyFree();
      while (ports.containsValue(port)) {
        if (wanted != 0) {
          throw new StartFailure(
              "Port %d is given to two components; see %s."
                  .formatted(port, component.portOption()));
        }
        port = Ports.anyFree();
      }
      ports.put(component, port);
    }
    return ports;
  }

  private static Path directory(LocalCloudOptions options) throws StartFailure {
    Path data = options.data();
    try {
      return data == null
          ? Files.createTempDirectory("comanda-local-cloud-")
          : Files.createDirectories(data);
    } catch (IOException failure) {
      throw new StartFailure("The data folder cannot be made: " + failure.getMessage(), failure);
    }
  }
}
