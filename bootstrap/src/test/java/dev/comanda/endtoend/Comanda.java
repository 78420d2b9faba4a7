package dev.comanda.endtoend;

import static java.util.stream.Collectors.joining;
import static org.awaitility.Awaitility.await;

import dev.comanda.identity.domain.Cpf;
import dev.comanda.localcloud.Application;
import dev.comanda.localcloud.Application.Spec;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.localcloud.Plan;
import dev.comanda.localcloud.Ports;
import dev.comanda.localcloud.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * The packaged application, running as a process of its own or as five behind a gateway, or in
 * containers, and the words in which tests speak of it.
 */
public final class Comanda implements AutoCloseable {

  /**
   * Long enough for a message that went to a process which was just ending: it comes back after a
   * minute. Nothing waits for it when things go well.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Of the employee in every application that is started here. */
  public static final String EMPLOYEE_PASSWORD = "kitchen-" + UUID.randomUUID();

  static final String OPERATOR_PASSWORD = "operator-" + UUID.randomUUID();

  /** Whatever tests have sent or got that no log may show. */
  private static final Set<String> CONFIDENTIAL = ConcurrentHashMap.newKeySet();

  private static final Path ROOT = Path.of(System.getProperty("comanda.root"));

  /** Unpacked jars, start-up caches and logs. */
  private static final Path FOLDER = ROOT.resolve("bootstrap/target/endtoend");

  private static final Map<String, Integer> ONE_OF_EACH =
      Map.of("identity", 1, "catalog", 1, "order", 1, "payment", 1, "production", 1);

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Map<String, Application> processes = new LinkedHashMap<>();
  private final int port;
  private final Path keys;
  private final String simulatorUrl;
  private final Function<String, Api> described;
  private final Optional<Containers> containers;

  private Comanda(
      List<Spec> specs,
      int port,
      Path keys,
      String simulatorUrl,
      Function<String, Api> described,
      Optional<Containers> containers) {
    this.containers = containers;
    this.described = described;
    this.port = port;
    this.keys = keys;
    this.simulatorUrl = simulatorUrl;
    int run = COUNT.incrementAndGet();
    for (Spec spec : specs) {
      Spec named =
          new Spec(
              spec.name() + "-of-" + run, spec.jar(), spec.port(), spec.settings(), spec.secrets());
      processes.put(spec.name(), new Application(ROOT, FOLDER, Optional.empty(), named));
    }
  }

  /** In one process, on the components of the local cloud. */
  static Comanda on(LocalCloudProcess cloud, String... settings) {
    List<String> all = new ArrayList<>(componentsOf(cloud));
    all.addAll(List.of(settings));
    Comanda comanda = planned(freePorts(1), Map.of(), all, cloud.simulatorUrl());
    comanda.receiveWebhooks();
    return comanda;
  }

  /** As five services behind the gateway, on the components of the local cloud. */
  static Comanda asServices(LocalCloudProcess cloud) {
    Comanda comanda = planned(freePorts(1), ONE_OF_EACH, componentsOf(cloud), cloud.simulatorUrl());
    comanda.receiveWebhooks();
    return comanda;
  }

  /** As compose.yaml has it: five services of one image behind the gateway, and the local cloud. */
  static Comanda inContainers() {
    Containers containers =
        Containers.up(
            Map.of(
                "COMANDA_EMPLOYEE_PASSWORD", EMPLOYEE_PASSWORD,
                "COMANDA_OPERATOR_PASSWORD", OPERATOR_PASSWORD));
    String gateway = containers.address("gateway", 8080);
    Comanda comanda =
        new Comanda(
            List.of(),
            Integer.parseInt(gateway.substring(gateway.lastIndexOf(':') + 1)),
            keyFolder(),
            "http://" + containers.address("cloud", 18090),
            Api::described,
            Optional.of(containers));
    // It starts last, when the services are healthy, and has then to start itself.
    await("the gateway answers")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> comanda.anybody().get("/products").status() == 200);
    return comanda;
  }

  /**
   * Started by somebody else, in one process, with these passwords. What it answers is not held
   * against its description: somebody may have broken it on purpose.
   */
  public static Comanda startedElsewhere(int port, String simulatorUrl) {
    return new Comanda(List.of(), port, keyFolder(), simulatorUrl, Api::new, Optional.empty());
  }

  /** On nothing but its own memory. */
  static Comanda inMemory() {
    int port = freePorts(1);
    return planned(
        port,
        Map.of(),
        List.of("--comanda.stores=memory", "--comanda.queues=memory", "--comanda.payments=memory"),
        "http://localhost:" + port);
  }

  private static Comanda planned(
      int port, Map<String, Integer> instances, List<String> settings, String simulatorUrl) {
    Path keys = keyFolder();
    Plan plan =
        new Plan(
            port, freePorts(ONE_OF_EACH.size()), instances, withKeys(settings, keys), secrets());
    try {
      for (Spec model : plan.models()) {
        new Application(ROOT, Files.createDirectories(FOLDER), Optional.empty(), model).prepare();
      }
      Comanda comanda =
          new Comanda(plan.specs(), port, keys, simulatorUrl, Api::described, Optional.empty());
      comanda.begin();
      return comanda;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (StartFailure failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }

  /** All of them, or none: what is left behind would be in the way of others. */
  private void begin() throws StartFailure {
    try {
      for (Application process : processes.values()) {
        process.begin();
      }
      for (Application process : processes.values()) {
        process.awaitReady();
      }
    } catch (StartFailure failure) {
      processes.values().forEach(Application::stop);
      throw failure;
    }
  }

  private static List<String> componentsOf(LocalCloudProcess cloud) {
    return List.of(
        "--comanda.postgres.url=" + cloud.postgresUrl(),
        "--comanda.aws.dynamodb-endpoint=" + cloud.dynamoDbEndpoint(),
        "--comanda.aws.sqs-endpoint=" + Wire.to(cloud).endpoint(),
        "--comanda.mercadopago.base-url=" + cloud.simulatorUrl(),
        Spans.collected().setting());
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

  private static Map<String, String> secrets() {
    Map<String, String> secrets = new HashMap<>(Plan.embeddedSecrets());
    secrets.put("COMANDA_EMPLOYEE_PASSWORD", EMPLOYEE_PASSWORD);
    secrets.put("COMANDA_OPERATOR_PASSWORD", OPERATOR_PASSWORD);
    return secrets;
  }

  /** From now on the provider's webhooks come to this process. */
  public void receiveWebhooks() {
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
    return processes.values().stream()
        .map(Application::url)
        .filter(address -> processes.size() == 1 || !address.equals(url()))
        .toList();
  }

  /** Whether requests come through the gateway. */
  boolean isBehindGateway() {
    return processes.size() > 1 || containers.isPresent();
  }

  /** Somebody without a token. */
  public Api anybody() {
    return described.apply(url());
  }

  /** A new guest. */
  public Api guest() {
    return anybody().as(token("{\"grantType\":\"guest\"}"));
  }

  /** A customer who registers now. */
  Api customer() {
    String taxId = taxId();
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

  /** A new one, for an Ana who is not registered yet. */
  static String taxId() {
    String taxId = Cpf.random();
    CONFIDENTIAL.addAll(List.of(taxId, Cpf.formatted(taxId), "Ana Souza", "ana@example.com"));
    return taxId;
  }

  /** The employee who exists from the start. */
  public Api kitchen() {
    return withPassword("kitchen", EMPLOYEE_PASSWORD);
  }

  /** The operator who exists from the start. */
  Api operator() {
    return withPassword("operator", OPERATOR_PASSWORD);
  }

  private Api withPassword(String username, String password) {
    return anybody()
        .as(
            token(
                """
                {"grantType":"employee","username":"%s","password":"%s"}\
                """
                    .formatted(username, password)));
  }

  /** The provider's own doors: the simulator, or this process in memory mode. */
  public Api provider() {
    return new Api(simulatorUrl());
  }

  /** Where the provider listens. */
  String simulatorUrl() {
    return simulatorUrl;
  }

  /** Something happens to a payment at the provider, such as {@code processed}. */
  public void providerSays(String providerOrderId, String status) {
    provider()
        .post("/v1/orders/" + providerOrderId + "/events", "{\"status\":\"%s\"}".formatted(status))
        .hasStatus(204);
  }

  /** Some two products of the menu, one of them twice. */
  public String basket() {
    List<String> products = anybody().get("/products").hasStatus(200).texts("/items", "id");
    return """
    {"items":[{"productId":"%s","quantity":2},{"productId":"%s","quantity":1}]}\
    """
        .formatted(products.get(0), products.get(1));
  }

  /** Waits until an order has a status, and shows it. */
  public Answer awaitOrder(Api who, String order, String status) {
    return awaitText(who, "/order/" + order, "/status", status);
  }

  /** Waits until an order's payment has a status, and shows it. */
  Answer awaitPayment(Api who, String order, String status) {
    return awaitText(who, "/payment?orderId=" + order, "/status", status);
  }

  /** Waits until an order can be paid, and tells the provider's name for it. */
  public String awaitPayable(Api who, String order) {
    return awaitPayment(who, order, "awaitingPayment").text("/providerOrderId");
  }

  /** Waits until an order is in the kitchen's queue, and tells the ticket's id. */
  public String awaitTicket(Api kitchen, String order) {
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

  /** What each of its processes tells Prometheus; the gateway tells nothing. */
  List<Scrape> scrapes() {
    return applications().stream()
        .map(address -> new Api(address).get("/actuator/prometheus"))
        .map(answer -> Scrape.of(new String(answer.hasStatus(200).bytes(), StandardCharsets.UTF_8)))
        .toList();
  }

  /** Everything its processes wrote to their consoles. */
  String log() {
    return containers
        .map(Containers::log)
        .orElseGet(() -> processes.values().stream().map(Comanda::text).collect(joining("\n")));
  }

  private static String text(Application process) {
    try {
      return Files.readString(process.log());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Stops it as an orchestrator would. */
  @Override
  public void close() {
    processes.values().parallelStream().forEach(Application::stop);
    containers.ifPresent(Containers::close);
    try (var files = Files.list(keys)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(keys);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As {@code kill -9}. */
  void kill() {
    processes.values().forEach(Application::kill);
  }

  private String token(String grant) {
    String token = anybody().post("/auth/token", grant).hasStatus(200).text("/accessToken");
    CONFIDENTIAL.add(token);
    return token;
  }

  /** The first of so many free ports in a row. */
  private static int freePorts(int wanted) {
    try {
      return Ports.freeInARow(wanted);
    } catch (StartFailure failure) {
      throw new AssertionError(failure.getMessage(), failure);
    }
  }
}
