package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.chaos.TcpProxy.Weather;
import dev.comanda.endtoend.Api;
import dev.comanda.localcloud.Application;
import dev.comanda.localcloud.Application.Spec;
import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.localcloud.Plan;
import dev.comanda.localcloud.Ports;
import dev.comanda.localcloud.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * The five services, two of them twice, behind the gateway, on components that keep their data when
 * they die; and a network of its own between each process and each thing that it depends on. What
 * dies is started again at once, as a container platform does.
 */
final class Stage implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static final String EMPLOYEE_PASSWORD = "chaos-in-the-kitchen";

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  /** Which setting of a service leads to which dependency. */
  private enum Dependency {
    POSTGRES("--comanda.postgres.url="),
    DYNAMODB("--comanda.aws.dynamodb-endpoint="),
    SQS("--comanda.aws.sqs-endpoint="),
    PROVIDER("--comanda.mercadopago.base-url="),
    CATALOG("--comanda.catalog.base-url=");

    private final String setting;

    Dependency(String setting) {
      this.setting = setting;
    }
  }

  private static final Map<String, List<Dependency>> USES =
      Map.of(
          "identity", List.of(Dependency.DYNAMODB),
          "catalog", List.of(Dependency.POSTGRES),
          "order", List.of(Dependency.POSTGRES, Dependency.SQS, Dependency.CATALOG),
          "payment", List.of(Dependency.DYNAMODB, Dependency.SQS, Dependency.PROVIDER),
          "production", List.of(Dependency.DYNAMODB, Dependency.SQS),
          "gateway", List.of());

  /** Something that came back. */
  record Recovery(String what, Duration after) {}

  /** A process of ours; only its supervisor starts it, and with the settings that it has then. */
  private final class Actor {

    private final Spec spec;
    private volatile Spec next;
    private volatile Application application;
    private volatile boolean ready = true;

    Actor(Spec spec) {
      this.spec = spec;
      this.next = spec;
      this.application = new Application(ROOT, folder, Optional.empty(), spec);
    }

    void kill() {
      ready = false;
      application.kill();
    }

    void skewClock(int seconds) {
      List<String> settings = new ArrayList<>(spec.settings());
      settings.add("--comanda.clock-offset=%ds".formatted(seconds));
      next = new Spec(spec.name(), spec.jar(), spec.port(), settings, spec.secrets());
      kill();
    }

    void setClockRight() {
      if (!next.equals(spec)) {
        next = spec;
        kill();
      }
    }

    void startAgain() throws StartFailure {
      application = new Application(ROOT, folder, Optional.empty(), next);
      application.beginAgain();
      application.awaitReady();
      ready = true;
    }
  }

  private final Path folder;
  private final Map<Component, LocalCloudProcess> components = new ConcurrentHashMap<>();
  private final Map<String, Map<Dependency, TcpProxy>> networks = new HashMap<>();
  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final List<Recovery> recoveries = new CopyOnWriteArrayList<>();
  private final int port;
  private volatile boolean closing;

  private Stage(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /** Starts everything; the data is in the folder, which must be empty. */
  static Stage open(Path folder) {
    Stage stage = null;
    try {
      stage = new Stage(folder, Ports.freeInARow(1));
      stage.start();
      return stage;
    } catch (StartFailure failure) {
      if (stage != null) {
        stage.close();
      }
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  /** All networks, such as {@code order>postgres}. */
  static List<String> paths() {
    return FaultPlan.PROCESSES.stream()
        .flatMap(process ->
            uses(process).stream()
                .map(dependency -> process + ">" + dependency.name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private void start() throws StartFailure {
    for (Component component : Component.values()) {
      components.put(component, LocalCloudProcess.startDurable(data(component), component));
    }
    Map<String, Integer> instances =
        Map.of("identity", 1, "catalog", 1, "order", 2, "payment", 2, "production", 1);
    Plan plan = new Plan(port, Ports.freeInARow(7), instances, settings(), secrets());
    for (Spec model : plan.models()) {
      new Application(ROOT, folder, Optional.empty(), model).prepare();
    }
    for (Spec spec : plan.specs()) {
      actors.put(spec.name(), new Actor(onStage(spec)));
    }
    for (Actor actor : actors.values()) {
      actor.application.begin();
    }
    for (Actor actor : actors.values()) {
      actor.application.awaitReady();
    }
    for (Actor actor : actors.values()) {
      Thread.ofVirtual().name("supervise-" + actor.spec.name()).start(() -> supervise(actor));
    }
    provider()
        .put(
            "/simulator/webhook",
            "{\"url\":\"%s/payment/webhook\",\"secret\":\"%s\"}"
                .formatted(url(), DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET))
        .hasStatus(204);
  }

  private List<String> settings() {
    return List.of(
        Dependency.POSTGRES.setting + postgresUrl(),
        Dependency.DYNAMODB.setting + dynamoDbEndpoint(),
        Dependency.SQS.setting + sqsEndpoint(),
        Dependency.PROVIDER.setting + component(Component.SIMULATOR).simulatorUrl(),
        "--comanda.jwt.key-directory=" + folder.resolve("keys"));
  }

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new HashMap<>(Plan.embeddedSecrets());
    secrets.put("COMANDA_EMPLOYEE_PASSWORD", EMPLOYEE_PASSWORD);
    return secrets;
  }

  /** The same process with a network of its own to each thing that its service depends on. */
  private Spec onStage(Spec spec) {
    Map<Dependency, TcpProxy> own = new EnumMap<>(Dependency.class);
    for (Dependency dependency : uses(spec.name())) {
      own.put(dependency, new TcpProxy(portOf(dependency)));
    }
    networks.put(spec.name(), own);
    List<String> settings =
        spec.settings().stream()
            .map(setting ->
                own.entrySet().stream()
                    .filter(entry -> setting.startsWith(entry.getKey().setting))
                    .findFirst()
                    .map(entry ->
                        setting.replaceFirst(
                            ":" + portOf(entry.getKey()), ":" + entry.getValue().port()))
                    .orElse(setting))
            .toList();
    Map<String, String> environment = new HashMap<>(spec.secrets());
    // None of them lives long enough to earn back what it costs to compile it well.
    environment.put("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
    return new Spec(spec.name(), spec.jar(), spec.port(), settings, environment);
  }

  private int portOf(Dependency dependency) {
    return switch (dependency) {
      case POSTGRES -> URI.create(postgresUrl().substring("jdbc:".length())).getPort();
      case DYNAMODB -> URI.create(dynamoDbEndpoint()).getPort();
      case SQS -> URI.create(sqsEndpoint()).getPort();
      case PROVIDER -> URI.create(component(Component.SIMULATOR).simulatorUrl()).getPort();
      case CATALOG -> port;
    };
  }

  /** Starts again what has ended, until it lives. */
  private void supervise(Actor actor) {
    while (!closing) {
      actor.application.process().onExit().join();
      actor.ready = false;
      if (closing) {
        return;
      }
      long died = System.nanoTime();
      try {
        actor.startAgain();
        recoveries.add(new Recovery(actor.spec.name(), since(died)));
      } catch (StartFailure diedAgain) {
        // Once more: the loop sees that it has ended.
      }
    }
  }

  /** As {@code kill -9}. */
  void kill(String process) {
    actor(process).kill();
  }

  /** As {@code kill -9}; what comes back has a clock that is so much ahead. */
  void skewClock(String process, int seconds) {
    actor(process).skewClock(seconds);
  }

  /** Ends all whose clocks are wrong; what comes back has a right one. */
  void setClocksRight() {
    actors.values().forEach(Actor::setClockRight);
  }

  /** The process stands still until {@link #resume}. */
  ProcessHandle pause(String process) {
    ProcessHandle paused = actor(process).application.process();
    signal("STOP", paused);
    return paused;
  }

  /** Goes on as if nothing had been; nothing happens if it was killed meanwhile. */
  void resume(ProcessHandle paused) {
    signal("CONT", paused);
  }

  /** A component ends as by {@code kill -9} and comes back on its data, at another port. */
  void restart(String component) {
    Component which = Component.valueOf(component.toUpperCase(Locale.ROOT));
    long died = System.nanoTime();
    component(which).kill();
    components.put(which, LocalCloudProcess.startDurable(data(which), which));
    Dependency dependency = Dependency.valueOf(which.name());
    networks
        .values()
        .forEach(networksOfOne -> {
          TcpProxy network = networksOfOne.get(dependency);
          if (network != null) {
            network.leadTo(portOf(dependency));
          }
        });
    recoveries.add(new Recovery(component, since(died)));
  }

  /** The weather between a process and a dependency, such as {@code order>postgres}. */
  void weather(String path, Weather weather) {
    String[] ends = path.split(">", -1);
    Dependency dependency = Dependency.valueOf(ends[1].toUpperCase(Locale.ROOT));
    TcpProxy network = networks.getOrDefault(ends[0], Map.of()).get(dependency);
    if (network == null) {
      throw new IllegalArgumentException("no network leads " + path);
    }
    network.set(weather);
  }

  List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  /** Waits until every process is ready. */
  void awaitAllReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(() ->
            assertThat(actors.values().stream().filter(actor -> !actor.ready))
                .as("not ready")
                .extracting(actor -> actor.spec.name())
                .isEmpty());
  }

  /** Through the gateway. */
  Api api() {
    return new Api(url());
  }

  /** The provider, without a network between. */
  Api provider() {
    return new Api(component(Component.SIMULATOR).simulatorUrl());
  }

  String postgresUrl() {
    return component(Component.POSTGRES).postgresUrl();
  }

  String dynamoDbEndpoint() {
    return component(Component.DYNAMODB).dynamoDbEndpoint();
  }

  String sqsEndpoint() {
    return component(Component.SQS).sqsEndpoint();
  }

  @Override
  public void close() {
    closing = true;
    actors.values().parallelStream().forEach(actor -> actor.application.stop());
    networks.values().forEach(own -> own.values().forEach(TcpProxy::close));
    components.values().parallelStream().forEach(LocalCloudProcess::close);
  }

  private String url() {
    return "http://localhost:" + port;
  }

  private Actor actor(String process) {
    Actor actor = actors.get(process);
    if (actor == null) {
      throw new IllegalArgumentException("no process is called " + process);
    }
    return actor;
  }

  private LocalCloudProcess component(Component which) {
    return Objects.requireNonNull(components.get(which), "all of them are started first");
  }

  private static List<Dependency> uses(String process) {
    return USES.getOrDefault(serviceOf(process), List.of());
  }

  private Path data(Component component) {
    return folder.resolve("data").resolve(component.id());
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private static String serviceOf(String process) {
    return process.split("-", -1)[0];
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .start()
          .waitFor(5, TimeUnit.SECONDS);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
