package dev.comanda.localcloud;

import dev.comanda.localcloud.Application.Spec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./run} becomes: starts the local cloud in this process and the application beside it,
 * in one process or in five behind a gateway, says where everything is, and stops all of it in the
 * right order, the application first.
 */
final class Run {

  private static final Duration GRACE = Duration.ofSeconds(5);

  private final RunOptions options;
  private final CountDownLatch end = new CountDownLatch(1);
  private @Nullable LocalCloud cloud;
  private List<Application> applications = List.of();

  private Run(RunOptions options) {
    this.options = options;
  }

  /** Runs until it is told to stop, or something that it needs has stopped. */
  public static void main(String[] arguments) {
    LocalCloud.quieten();
    int status = 0;
    try {
      Run run = new Run(RunOptions.parse(List.of(arguments)));
      Runtime.getRuntime().addShutdownHook(new Thread(run::stop, "stop"));
      run.start();
      run.end.await();
      // Nothing ends it in the regular way but a signal, and that does not come by here.
      status = 1;
    } catch (StartFailure failure) {
      System.err.println(failure.getMessage());
      status = 1;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    System.exit(status);
  }

  private void start() throws StartFailure {
    long began = System.nanoTime();
    if (options.reset()) {
      reset();
    }
    Path data = options.data();
    LocalCloud started = options.memory() ? null : new LocalCloud(cloudOptions());
    synchronized (this) {
      cloud = started;
    }
    if (!options.memory()) {
      Application.awaitOrphans(options);
    }
    Ports.require(options.port(), "the application", "--port", GRACE);
    if (started != null) {
      started.start();
      started.onUnexpectedStop(end::countDown);
    }
    SortedMap<String, String> passwords = new TreeMap<>();
    for (String who : List.of("employee", "operator")) {
      passwords.put(who, password(data, who));
    }
    Plan plan =
        new Plan(
            options.port(),
            options.servicesPort(),
            options.instances(),
            settings(),
            secrets(passwords));
    for (Spec spec : plan.specs()) {
      if (spec.port() != options.port()) {
        Ports.require(spec.port(), spec.name(), "--services-port", GRACE);
      }
    }
    for (Spec model : plan.models()) {
      Application trained = application(model);
      running(List.of(trained));
      trained.prepare();
    }
    List<Application> apps = plan.specs().stream().map(this::application).toList();
    running(apps);
    for (Application app : apps) {
      app.begin();
    }
    for (Application app : apps) {
      app.awaitReady();
    }
    apps.forEach(this::watch);
    banner(apps, passwords, Duration.ofNanos(System.nanoTime() - began));
  }

  private Application application(Spec spec) {
    // An application in memory is in no later run's way.
    Optional<Path> pids = options.memory() ? Optional.empty() : Optional.of(options.data());
    return new Application(options.root(), options.folder(), pids, spec);
  }

  private synchronized void running(List<Application> some) {
    applications = some;
  }

  /** One process that ends is the end; one of several is started again, as on AWS. */
  private void watch(Application app) {
    app.onUnexpectedEnd(() -> {
      if (options.instances().isEmpty()) {
        System.err.println("The application has ended; the end of " + app.log() + ":");
        System.err.println(app.tail());
        end.countDown();
        return;
      }
      System.out.println(app.name() + " has ended; starting it again ...");
      try {
        app.beginAgain();
        app.awaitReady();
        System.out.println(app.name() + " is ready again.");
        watch(app);
      } catch (StartFailure failure) {
        System.err.println(failure.getMessage());
        end.countDown();
      }
    });
  }

  /** The application first: what it has begun, it can finish as long as its stores are there. */
  private void stop() {
    List<Application> apps;
    LocalCloud started;
    synchronized (this) {
      apps = applications;
      started = cloud;
    }
    if (!apps.isEmpty()) {
      System.out.println("Stopping ...");
      apps.parallelStream().forEach(Application::stop);
    }
    if (started != null) {
      started.close();
    }
    if (!apps.isEmpty()) {
      System.out.println("Stopped.");
    }
  }

  private LocalCloudOptions cloudOptions() {
    return new LocalCloudOptions(
        EnumSet.allOf(Component.class),
        options.componentPorts(),
        "127.0.0.1",
        options.data(),
        null,
        OptionalLong.empty(),
        URI.create("http://localhost:" + options.port() + "/payment/webhook"),
        DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET,
        DevelopmentCredentials.MERCADO_PAGO_ACCESS_TOKEN);
  }

  private List<String> settings() {
    Path keys = options.data().resolve("keys");
    LocalCloud running = cloud;
    return running == null
        ? List.of(
            "--comanda.stores=memory",
            "--comanda.queues=memory",
            "--comanda.payments=memory",
            Plan.KEYS + keys)
        : Plan.embedded(running.endpoints(), keys);
  }

  private Map<String, String> secrets(Map<String, String> passwords) {
    Map<String, String> secrets = new HashMap<>();
    passwords.forEach((who, password) -> secrets.put(variable(who), password));
    if (!options.memory()) {
      secrets.putAll(Plan.embeddedSecrets());
    }
    return secrets;
  }

  /** The lock proves that nobody runs on the data; what a killed run has left behind is stopped. */
  private void reset() throws StartFailure {
    Path data = options.data();
    if (!Files.exists(data)) {
      return;
    }
    try (DirectoryLock lock = DirectoryLock.acquire(data)) {
      Application.awaitOrphans(options);
      Postgres.stopOrphan(data.resolve("postgres"));
      try (Stream<Path> entries = Files.list(data)) {
        for (Path entry : entries.filter(lock::isNot).toList()) {
          Directories.delete(entry);
        }
      }
      System.out.println("Deleted the data in " + data);
    } catch (IOException failure) {
      throw new StartFailure("The data cannot be deleted: " + failure.getMessage(), failure);
    }
  }

  /** Where the application looks for the password of its first employee or operator. */
  private static String variable(String who) {
    return "COMANDA_%s_PASSWORD".formatted(who.toUpperCase(Locale.ROOT));
  }

  /** Given, or made up once and kept where only its owner reads it. */
  private static String password(Path data, String who) throws StartFailure {
    String given = System.getenv(variable(who));
    if (given != null && !given.isBlank()) {
      return given;
    }
    Path file = data.resolve(who + ".password");
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      byte[] random = new byte[12];
      new SecureRandom().nextBytes(random);
      String password = Base64.getUrlEncoder().encodeToString(random);
      Files.createDirectories(data);
      Files.createFile(file);
      Directories.restrictToOwner(file);
      Files.writeString(file, password + "\n");
      return password;
    } catch (IOException failure) {
      throw new StartFailure(
          "The password of the %s cannot be kept in %s".formatted(who, file), failure);
    }
  }

  private void banner(List<Application> apps, Map<String, String> passwords, Duration took) {
    String url = "http://localhost:" + options.port();
    boolean services = !options.instances().isEmpty();
    StringBuilder text = new StringBuilder();
    text.append(
        """

        Comanda is ready after %.1f s.

          API            %s%s
        """
            .formatted(took.toMillis() / 1000.0, url, services ? " (the gateway)" : ""));
    if (services) {
      apps.stream()
          .filter(app -> !app.url().equals(url))
          .forEach(app -> text.append("  %-14s %s%n".formatted(app.name(), app.url())));
      text.append("  Swagger UI     each service has its own: /swagger-ui.html%n".formatted());
    } else {
      text.append(
          "  Swagger UI     %1$s/swagger-ui.html%n  Health         %1$s/actuator/health%n"
              .formatted(url));
    }
    text.append(
        "  Mercado Pago   %s%n"
            .formatted(
                options.memory()
                    ? url + " (a stand-in inside the application)"
                    : "http://localhost:%d (the simulator)"
                        .formatted(options.componentPorts().get(Component.SIMULATOR))));
    text.append(
        "%n  Employee       kitchen   %s%n  Operator       operator  %s%n"
            .formatted(passwords.get("employee"), passwords.get("operator")));
    SortedMap<String, String> adapters = new TreeMap<>();
    apps.forEach(app -> adapters.putAll(app.adapters()));
    if (!adapters.isEmpty()) {
      int width = adapters.keySet().stream().mapToInt(String::length).max().orElse(0);
      text.append("%n  Port -> adapter%n".formatted());
      adapters.forEach((port, adapter) ->
          text.append(("    %-" + width + "s -> %s%n").formatted(port, adapter)));
    }
    text.append(
        """

          Data           %s
          Log            %s
          Stop           Ctrl-C

        """
            .formatted(
                options.memory()
                    ? "in memory only: gone when it stops"
                    : options.data() + " (./run --reset starts afresh)",
                services ? options.folder().resolve("*.log") : apps.getFirst().log()));
    System.out.print(text);
    System.out.flush();
  }
}
