package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.chaos.Auditor.Rule;
import dev.comanda.chaos.Auditor.Violation;
import dev.comanda.chaos.Sabotaged.Protection;
import dev.comanda.endtoend.Api;
import dev.comanda.endtoend.Comanda;
import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.localcloud.Plan;
import dev.comanda.localcloud.Ports;
import dev.comanda.shared.adapter.sqs.SqsClients;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * An auditor who never finds anything is worth nothing. Each protection is switched off in turn,
 * the same things happen to the system as when it is on, and the auditor has to find what was lost
 * or done twice.
 */
class SabotageIT {

  /** What has to be found in the orders of one run. */
  private static final Map<Protection, Set<Rule>> DAMAGE =
      Map.of(
          Protection.OUTBOX, Set.of(Rule.ONE_PAYMENT_PER_ORDER),
          Protection.IDEMPOTENT_CONSUMER, Set.of(Rule.ORDER_AGREES_WITH_KITCHEN),
          Protection.VERSION_CHECK,
              Set.of(
                  Rule.CANCELLED_IS_REFUNDED,
                  Rule.ORDER_AGREES_WITH_PAYMENT,
                  Rule.PAYMENT_AGREES_WITH_PROVIDER),
          Protection.REFUND, Set.of(Rule.CANCELLED_IS_REFUNDED));

  /** A message that was on its way to a broken connection comes back after a minute. */
  private static final Duration PATIENCE = Duration.ofSeconds(100);

  /** Damage that heals within this time is none. */
  private static final Duration LASTING = Duration.ofSeconds(4);

  @Test
  void with_all_protections_the_auditor_finds_nothing() throws Exception {
    try (Running running = new Running(List.of())) {
      running.everythingHappens();

      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() -> assertThat(running.violations()).isEmpty());
    }
  }

  @ParameterizedTest
  @EnumSource(Protection.class)
  void without_one_protection_the_auditor_finds_the_damage(Protection protection) throws Exception {
    try (Running running = new Running(List.of("--sabotage=" + protection))) {
      running.itHappens(protection);

      await("damage that lasts")
          .during(LASTING)
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .untilAsserted(() ->
              assertThat(running.violations())
                  .extracting(Violation::rule)
                  .doesNotContain(Rule.NO_MESSAGE_LEFT)
                  .containsAnyElementsOf(DAMAGE.get(protection)));
    }
  }

  /** The application on a cloud of its own, with a network to its queues that can be cut. */
  private static final class Running implements AutoCloseable {

    private final Path folder;
    private final LocalCloudProcess cloud =
        LocalCloudProcess.start(Component.POSTGRES, Component.DYNAMODB, Component.SIMULATOR);
    private final TcpProxy network;
    private LocalCloudProcess queues;
    private final Process process;
    private final Comanda comanda;
    private final Map<String, String> orders = new ConcurrentHashMap<>();

    Running(List<String> settings) throws Exception {
      int port = Ports.freeInARow(1);
      folder = Files.createTempDirectory("comanda-sabotaged-");
      queues = LocalCloudProcess.startDurable(folder.resolve("queues"), Component.SQS);
      network = new TcpProxy(queuesPort());
      List<String> command =
          new ArrayList<>(
              List.of(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xmx512m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Sabotaged.class.getName(),
                  "--server.port=" + port,
                  "--comanda.run.parent-pid=" + ProcessHandle.current().pid(),
                  "--comanda.postgres.url=" + cloud.postgresUrl(),
                  "--comanda.aws.dynamodb-endpoint=" + cloud.dynamoDbEndpoint(),
                  "--comanda.aws.sqs-endpoint=http://127.0.0.1:" + network.port(),
                  "--comanda.mercadopago.base-url=" + cloud.simulatorUrl(),
                  "--comanda.jwt.key-directory=" + folder.resolve("keys")));
      command.addAll(settings);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile());
      builder.environment().putAll(Plan.embeddedSecrets());
      builder.environment().put("COMANDA_EMPLOYEE_PASSWORD", Comanda.EMPLOYEE_PASSWORD);
      process = builder.start();
      comanda = Comanda.startedElsewhere(port, cloud.simulatorUrl());
      await("the application is ready; see %s".formatted(folder))
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofMillis(200))
          .until(this::isReady);
      comanda.receiveWebhooks();
    }

    private boolean isReady() {
      assertThat(process.isAlive()).as("alive").isTrue();
      try {
        return comanda.anybody().get("/actuator/health/readiness").status() == 200;
      } catch (UncheckedIOException notYet) {
        return false;
      }
    }

    List<Violation> violations() {
      try (Witness witness =
          new Witness(
              cloud.postgresUrl(),
              cloud.dynamoDbEndpoint(),
              queues.sqsEndpoint(),
              new Api(cloud.simulatorUrl()))) {
        return Auditor.audit(witness.read(orders, List.of()));
      }
    }

    void everythingHappens() throws Exception {
      for (Protection protection : Protection.values()) {
        itHappens(protection);
      }
    }

    /** What only this protection protects from. */
    void itHappens(Protection protection) throws Exception {
      switch (protection) {
        case IDEMPOTENT_CONSUMER -> aMessageComesAgainWhenAllIsOver();
        case VERSION_CHECK -> customersPayAndCancelAtOnce();
        case REFUND -> aCustomerPaysWhatIsBeingCancelled();
        case OUTBOX -> queuesAreDownWhileSomebodyOrders();
      }
    }

    private void queuesAreDownWhileSomebodyOrders() {
      queues.kill();
      order(comanda.guest());
      queues = LocalCloudProcess.startDurable(folder.resolve("queues"), Component.SQS);
      network.leadTo(queuesPort());
    }

    private int queuesPort() {
      return URI.create(queues.sqsEndpoint()).getPort();
    }

    private void aMessageComesAgainWhenAllIsOver() {
      Api guest = comanda.guest();
      Api kitchen = comanda.kitchen();
      String order = order(guest);
      comanda.providerSays(comanda.awaitPayable(guest, order), "processed");
      String ticket = comanda.awaitTicket(kitchen, order);
      for (String step : List.of("started", "completed", "delivered")) {
        kitchen.put("/production/" + ticket + "/" + step).hasStatus(200);
      }
      comanda.awaitOrder(guest, order, "delivered");
      try (SqsClient sqs = SqsClients.local(URI.create(queues.sqsEndpoint()))) {
        String url =
            sqs.getQueueUrl(request -> request.queueName("production-service-queue")).queueUrl();
        sqs.sendMessage(request ->
            request
                .queueUrl(url)
                .messageBody(
                    """
                    {"specversion":"1.0","id":"0198d2a4-0000-7000-8000-000000000001","source":"/comanda/order",\
                    "type":"comanda.order.released.v1","time":"2026-11-25T12:00:00Z","subject":"%1$s",\
                    "datacontenttype":"application/json",\
                    "data":{"orderId":"%1$s","releasedAt":"2026-11-25T12:00:00Z","items":[{"name":"Burger","quantity":2}]}}\
                    """
                        .formatted(order)));
      }
    }

    private void customersPayAndCancelAtOnce() throws Exception {
      try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<?>> visits = new ArrayList<>();
        for (int customer = 0; customer < 10; customer++) {
          // Somebody's payment comes just when somebody else withdraws the order at the provider.
          Duration later = Duration.ofMillis(150L * customer);
          visits.add(
              customers.submit(() -> {
                Api guest = comanda.guest();
                String order = order(guest);
                String payable = comanda.awaitPayable(guest, order);
                guest.post("/order/" + order + "/cancel").hasStatus(200);
                Thread.sleep(later);
                return comanda
                    .provider()
                    .post("/v1/orders/" + payable + "/events", "{\"status\":\"processed\"}");
              }));
        }
        for (Future<?> visit : visits) {
          visit.get();
        }
      }
    }

    private void aCustomerPaysWhatIsBeingCancelled() {
      Api guest = comanda.guest();
      String order = order(guest);
      String payable = comanda.awaitPayable(guest, order);
      comanda.provider().put("/simulator/behaviour", "{\"lockedForPayment\":true}").hasStatus(200);
      guest.post("/order/" + order + "/cancel").hasStatus(200);
      comanda.awaitOrder(guest, order, "cancelled");
      comanda.providerSays(payable, "processed");
      comanda.provider().delete("/simulator/behaviour").hasStatus(204);
    }

    private String order(Api guest) {
      var placed = guest.order(comanda.basket()).hasStatus(201);
      orders.put(placed.text("/id"), placed.text("/total/amount"));
      return placed.text("/id");
    }

    @Override
    public void close() {
      process.destroyForcibly().onExit().join();
      comanda.close();
      network.close();
      cloud.close();
      queues.close();
    }
  }
}
