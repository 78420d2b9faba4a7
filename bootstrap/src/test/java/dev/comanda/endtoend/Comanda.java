package dev.comanda.endtoend;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application, running as a process of its own or as five behind a gateway, and the
 * words in which tests speak of it.
 */
final class Comanda implements AutoCloseable {

  /** Long enough for a busy machine; nothing waits for it when things go well. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String EMPLOYEE_PASSWORD = "kitchen-" + UUID.randomUUID();

  /** Each context, and what its service has to know besides the addresses. */
  private static final Map<String, List<String>> SERVICES =
      Map.of(
          "identity", List.of("COMANDA_EMPLOYEE_PASSWORD"),
          "catalog",
              List.of("COMANDA_POSTGRES_OWNER_PASSWORD", "COMANDA_POSTGRES_CATALOG_PASSWORD"),
          "order", List.of("COMANDA_POSTGRES_OWNER_PASSWORD", "COMANDA_POSTGRES_ORDER_PASSWORD"),
          "payment",
              List.of("COMANDA_MERCADOPAGO_ACCESS_TOKEN", "COMANDA_MERCADOPAGO_WEBHOOK_SECRET"),
          "production", List.of());

  /** Whatever tests have sent or got that no log may show. */
  private static final Set<String> CONFIDENTIAL = ConcurrentHashMap.newKeySet();

  private static final Path BUILT = Path.of(System.getProperty("comanda.root"), "bootstrap");
  private static final Path APPLICATION = BUILT.resolve("target/comanda-exec.jar");
  private static final Path GATEWAY = BUILT.resolve("gateway/target/comanda-gateway-exec.jar");

  /** A process, where it listens, and what it writes. */
  private record Running(Process process, int port, Path log) {

    String text() {
      try {
        return Files.readString(log);
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private final List<Running> processes;
  private final int port;
  private final Path keys;
  private final String simulatorUrl;

  private Comanda(List<Running> processes, int port, Path keys, String simulatorUrl) {
    this.processes = processes;
    this.port = port;
    this.keys = keys;
    this.simulatorUrl = simulatorUrl;
  }

  /** In one process, on the components of the local cloud. */
  static Comanda on(LocalCloudProcess cloud, String... settings) {
    int port = freePort();
    Path keys = keyFolder();
    List<String> all = new ArrayList<>(componentsOf(cloud));
    all.addAll(List.of(settings));
    Running process = launch(APPLICATION, port, withKeys(all, keys), secrets());
    Comanda comanda = new Comanda(List.of(process), port, keys, cloud.simulatorUrl());
    comanda.awaitReady();
    comanda.receiveWebhooks();
    return comanda;
  }

  /** As five services behind the gateway, on the components of the local cloud. */
  static Comanda asServices(LocalCloudProcess cloud) {
    int gateway = freePort();
    Path keys = keyFolder();
    List<Running> processes = new ArrayList<>();
    List<String> addresses = new ArrayList<>();
    SERVICES.forEach((service, secrets) -> {
      int port = freePort();
      List<String> settings = new ArrayList<>(componentsOf(cloud));
      settings.add("--comanda.contexts=" + service);
      settings.add("--server.forward-headers-strategy=native");
      settings.add("--comanda.catalog.base-url=http://localhost:" + gateway);
      if (!service.equals("identity")) {
        settings.add(
            "--comanda.jwt.jwks-uri=http://localhost:" + gateway + "/.well-known/jwks.json");
      }
      Map<String, String> own = new HashMap<>(secrets());
      own.keySet().retainAll(secrets);
      processes.add(launch(APPLICATION, port, withKeys(settings, keys), own));
      addresses.add("--comanda.gateway.services." + service + "=http://localhost:" + port);
    });
    processes.add(launch(GATEWAY, gateway, addresses, Map.of()));
    Comanda comanda = new Comanda(List.copyOf(processes), gateway, keys, cloud.simulatorUrl());
    comanda.awaitReady();
    comanda.receiveWebhooks();
    return comanda;
  }

  /** On nothing but its own memory. */
  static Comanda inMemory() {
    int port = freePort();
    Path keys = keyFolder();
    List<String> settings =
        List.of("--comanda.stores=memory", "--comanda.queues=memory", "--comanda.payments=memory");
    Running process = launch(APPLICATION, port, withKeys(settings, keys), secrets());
    Comanda comanda = new Comanda(List.of(process), port, keys, "http://localhost:" + port);
    comanda.awaitReady();
    return comanda;
  }

  private static List<String> componentsOf(LocalCloudProcess cloud) {
    return List.of(
        "--comanda.postgres.url=" + cloud.postgresUrl(),
        "--comanda.aws.dynamodb-endpoint=" + cloud.dynamoDbEndpoint(),
        "--comanda.aws.sqs-endpoint=" + cloud.sqsEndpoint(),
        "--comanda.mercadopago.base-url=" + cloud.simulatorUrl());
  }

  private static List<String> withKeys(List<String> settings, Path keys) {
    List<String> all = new ArrayList<>(settings);
    all.add("--comanda.jwt.key-directory=" + keys);
    return all;
  }

  private static Path keyFolder() {
    try {
      return Files.createTempDirectory("comanda-keys-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Running launch(
      Path jar, int port, List<String> settings, Map<String, String> secrets) {
    try {
      Path log = Files.createTempFile("comanda-application-", ".log");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-jar",
                  jar.toString(),
                  "--server.port=" + port,
                  "--comanda.run.parent-pid=" + ProcessHandle.current().pid()));
      command.addAll(settings);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(secrets);
      return new Running(builder.start(), port, log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Map<String, String> secrets() {
    return Map.of(
        "COMANDA_EMPLOYEE_PASSWORD",
        EMPLOYEE_PASSWORD,
        "COMANDA_POSTGRES_OWNER_PASSWORD",
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.OWNER),
        "COMANDA_POSTGRES_CATALOG_PASSWORD",
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.CATALOG_SERVICE),
        "COMANDA_POSTGRES_ORDER_PASSWORD",
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.ORDER_SERVICE),
        "COMANDA_MERCADOPAGO_ACCESS_TOKEN",
        DevelopmentCredentials.MERCADO_PAGO_ACCESS_TOKEN,
        "COMANDA_MERCADOPAGO_WEBHOOK_SECRET",
        DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET);
  }

  /** From now on the provider's webhooks come to this process. */
  void receiveWebhooks() {
    provider()
        .put(
            "/simulator/webhook",
            """
            {"url":"%s/payment/webhook","secret":"%s"}\
            """
                .formatted(url(), DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET));
  }

  /** Where it listens. */
  String url() {
    return "http://localhost:" + port;
  }

  /** Where the application itself listens, once for each service if it is five. */
  List<String> applications() {
    return processes.stream()
        .filter(running -> processes.size() == 1 || running.port() != port)
        .map(running -> "http://localhost:" + running.port())
        .toList();
  }

  /** Somebody without a token. */
  Api anybody() {
    return new Api(url());
  }

  /** A new guest. */
  Api guest() {
    return anybody().as(token("{\"grantType\":\"guest\"}"));
  }

  /** A customer who registers now. */
  Api customer() {
    String taxId = Cpf.random();
    CONFIDENTIAL.addAll(List.of(taxId, Cpf.formatted(taxId), "Ana Souza", "ana@example.com"));
    anybody()
        .post(
            "/auth/customers",
            """
            {"taxId":"%s","name":"Ana Souza","email":"ana@example.com"}\
            """
                .formatted(taxId))
        .hasStatus(201);
    return anybody().as(token("{\"grantType\":\"customer\",\"taxId\":\"%s\"}".formatted(taxId)));
  }

  /** The employee who exists from the start. */
  Api kitchen() {
    return anybody()
        .as(
            token(
                """
                {"grantType":"employee","username":"kitchen","password":"%s"}\
                """
                    .formatted(EMPLOYEE_PASSWORD)));
  }

  /** The provider's own doors: the simulator, or this process in memory mode. */
  Api provider() {
    return new Api(simulatorUrl);
  }

  /** Something happens to a payment at the provider, such as {@code processed}. */
  void providerSays(String providerOrderId, String status) {
    provider()
        .post("/v1/orders/" + providerOrderId + "/events", "{\"status\":\"%s\"}".formatted(status))
        .hasStatus(204);
  }

  /** Some two products of the menu, one of them twice. */
  String basket() {
    List<String> products = anybody().get("/products").hasStatus(200).texts("/items", "id");
    return """
    {"items":[{"productId":"%s","quantity":2},{"productId":"%s","quantity":1}]}\
    """
        .formatted(products.get(0), products.get(1));
  }

  /** Waits until an order has a status, and shows it. */
  Answer awaitOrder(Api who, String order, String status) {
    return awaitText(who, "/order/" + order, "/status", status);
  }

  /** Waits until an order's payment has a status, and shows it. */
  Answer awaitPayment(Api who, String order, String status) {
    return awaitText(who, "/payment?orderId=" + order, "/status", status);
  }

  /** Waits until an order can be paid, and tells the provider's name for it. */
  String awaitPayable(Api who, String order) {
    return awaitPayment(who, order, "awaitingPayment").text("/providerOrderId");
  }

  /** Waits until an order is in the kitchen's queue, and tells the ticket's id. */
  String awaitTicket(Api kitchen, String order) {
    return await("order " + order + " is in the kitchen")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> ticketOf(kitchen, order), Optional::isPresent)
        .orElseThrow();
  }

  /** The ticket of an order in the kitchen's queue, page by page. */
  Optional<String> ticketOf(Api kitchen, String order) {
    String path = "/production?limit=100";
    while (true) {
      Answer page = kitchen.get(path).hasStatus(200);
      Optional<String> found =
          page.json()
              .at("/items")
              .valueStream()
              .filter(ticket -> ticket.path("orderId").asString().equals(order))
              .map(ticket -> ticket.path("id").asString())
              .findFirst();
      if (found.isPresent() || !page.json().has("nextCursor")) {
        return found;
      }
      path = "/production?limit=100&cursor=" + page.text("/nextCursor");
    }
  }

  /** Waits until something has a text somewhere. */
  Answer awaitText(Api who, String path, String pointer, String expected) {
    return await(path + " " + pointer + " = " + expected)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> who.get(path),
            answer -> answer.status() == 200 && answer.text(pointer).equals(expected));
  }

  /** Where it keeps the keys that sign tokens. */
  Path keys() {
    return keys;
  }

  /** Tax ids, names, addresses, tokens and passwords that tests have used so far. */
  static Set<String> confidential() {
    Set<String> all = new TreeSet<>(CONFIDENTIAL);
    all.addAll(secrets().values());
    return all;
  }

  /** Everything its processes wrote to their consoles. */
  String log() {
    return processes.stream().map(Running::text).collect(joining("\n"));
  }

  /** Stops it as an orchestrator would. */
  @Override
  public void close() {
    processes.forEach(running -> running.process().destroy());
    try {
      for (Running running : processes) {
        if (!running.process().waitFor(40, TimeUnit.SECONDS)) {
          running.process().destroyForcibly();
          throw new AssertionError("the application did not stop in 40 s");
        }
        Files.delete(running.log());
      }
      try (var files = Files.list(keys)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(keys);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      processes.forEach(running -> running.process().destroyForcibly());
    }
  }

  /** As {@code kill -9}. */
  void kill() {
    processes.forEach(running -> running.process().destroyForcibly().onExit().join());
  }

  private String token(String grant) {
    String token = anybody().post("/auth/token", grant).hasStatus(200).text("/accessToken");
    CONFIDENTIAL.add(token);
    return token;
  }

  private void awaitReady() {
    for (Running running : processes) {
      // The gateway has no health of its own to show: that something is there shows it.
      boolean gateway = processes.size() > 1 && running.port() == port;
      String path = gateway ? "/products" : "/actuator/health/readiness";
      await("a process is ready")
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> {
            assertThat(running.process().isAlive())
                .as("alive; its log: %s", running.text())
                .isTrue();
            try {
              return new Api("http://localhost:" + running.port()).get(path).status() == 200;
            } catch (UncheckedIOException notYet) {
              return false;
            }
          });
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
