package dev.comanda.endtoend;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application, running as a process of its own, and the words in which tests speak of
 * it.
 */
final class Comanda implements AutoCloseable {

  /** Long enough for a busy machine; nothing waits for it when things go well. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  static final String EMPLOYEE_PASSWORD = "kitchen-" + UUID.randomUUID();

  private final Process process;
  private final int port;
  private final Path log;
  private final Path keys;
  private final String simulatorUrl;

  private Comanda(Process process, int port, Path log, Path keys, String simulatorUrl) {
    this.process = process;
    this.port = port;
    this.log = log;
    this.keys = keys;
    this.simulatorUrl = simulatorUrl;
  }

  /** On the components of the local cloud. */
  static Comanda on(LocalCloudProcess cloud, String... settings) {
    int port = freePort();
    List<String> all =
        new ArrayList<>(
            List.of(
                "--comanda.postgres.url=" + cloud.postgresUrl(),
                "--comanda.aws.dynamodb-endpoint=" + cloud.dynamoDbEndpoint(),
                "--comanda.aws.sqs-endpoint=" + cloud.sqsEndpoint(),
                "--comanda.mercadopago.base-url=" + cloud.simulatorUrl()));
    all.addAll(List.of(settings));
    Comanda comanda = start(port, cloud.simulatorUrl(), all);
    comanda.receiveWebhooks();
    return comanda;
  }

  /** On nothing but its own memory. */
  static Comanda inMemory() {
    int port = freePort();
    return start(
        port,
        "http://localhost:" + port,
        List.of("--comanda.stores=memory", "--comanda.queues=memory", "--comanda.payments=memory"));
  }

  private static Comanda start(int port, String simulatorUrl, List<String> settings) {
    try {
      Path keys = Files.createTempDirectory("comanda-keys-");
      Path log = Files.createTempFile("comanda-application-", ".log");
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-jar",
                  Path.of(System.getProperty("comanda.root"), "bootstrap/target/comanda-exec.jar")
                      .toString(),
                  "--server.port=" + port,
                  "--comanda.jwt.key-directory=" + keys,
                  "--comanda.run.parent-pid=" + ProcessHandle.current().pid()));
      command.addAll(settings);
      ProcessBuilder builder =
          new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
      builder.environment().putAll(secrets());
      Comanda comanda = new Comanda(builder.start(), port, log, keys, simulatorUrl);
      comanda.awaitReady();
      return comanda;
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

  /** Everything the process wrote to its console. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Stops it as an orchestrator would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the application did not stop in 40 s");
      }
      try (var files = Files.list(keys)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(keys);
      Files.delete(log);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  /** As {@code kill -9}. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  private String token(String grant) {
    return anybody().post("/auth/token", grant).hasStatus(200).text("/accessToken");
  }

  private void awaitReady() {
    await("the application is ready")
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> {
          assertThat(process.isAlive()).as("alive; its log: %s", log()).isTrue();
          try {
            return anybody().get("/actuator/health/readiness").status() == 200;
          } catch (UncheckedIOException notYet) {
            return false;
          }
        });
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
