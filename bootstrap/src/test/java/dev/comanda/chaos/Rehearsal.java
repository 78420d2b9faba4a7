package dev.comanda.chaos;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.comanda.chaos.Auditor.Violation;
import dev.comanda.chaos.Evidence.OrderFact;
import dev.comanda.chaos.FaultPlan.Injection;
import dev.comanda.chaos.Stage.Recovery;
import dev.comanda.chaos.TcpProxy.Weather;
import dev.comanda.endtoend.Answer;
import dev.comanda.shared.adapter.sqs.SqsClients;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * One evening in the restaurant: people come, everything goes wrong as a seed has it, then nothing
 * does any more, and the auditor comes.
 */
final class Rehearsal {

  /** People in the restaurant at a time; more would only wait for two cores. */
  private static final int CUSTOMERS = 3;

  /** How long customers may take to finish once everything works again. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** How long the next death waits for people to order, where another fault keeps them from it. */
  private static final Duration CUSTOM = Duration.ofSeconds(10);

  /**
   * How long the system may take to come to rest: a message that a dead consumer held comes back
   * after a minute, and a payment whose notification was lost is looked after in growing steps.
   */
  private static final Duration REST = Duration.ofMinutes(4);

  /**
   * What was done and what came of it.
   *
   * @param faultsAt when each fault of the plan began, in milliseconds from the beginning
   * @param acceptedAt when orders were accepted, likewise
   * @param rest how long after the last fault everything had come to rest
   */
  record Result(
      FaultPlan plan,
      List<Long> faultsAt,
      List<Long> acceptedAt,
      int refusals,
      List<Recovery> recoveries,
      Map<String, Long> states,
      int deadLetters,
      Duration rest,
      List<String> surprises,
      List<Violation> violations) {}

  private final Stage stage;
  private final FaultPlan plan;
  private final Crowd crowd;
  private final Queue<String> malformed;
  private final Map<String, String> promised;
  private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
  private long began;

  /**
   * @param promised all orders that customers were promised on this stage; grows
   * @param malformed all unreadable messages that were sent on this stage; grows
   */
  Rehearsal(Stage stage, FaultPlan plan, Map<String, String> promised, Queue<String> malformed) {
    this.stage = stage;
    this.plan = plan;
    this.promised = promised;
    this.malformed = malformed;
    this.crowd = new Crowd(stage, plan.seed(), CUSTOMERS);
  }

  Result run() throws InterruptedException {
    int recoveriesBefore = stage.recoveries().size();
    began = System.nanoTime();
    crowd.start();
    List<Long> faultsAt = new ArrayList<>();
    List<Thread> faults = new ArrayList<>();
    Thread death = Thread.ofVirtual().start(() -> {});
    for (Injection injection : plan.injections()) {
      Thread.sleep(injection.after());
      if (injection.isDeath()) {
        death.join();
        stage.awaitAllReady();
        awaitCustom();
      }
      faultsAt.add((System.nanoTime() - began) / 1_000_000);
      Thread fault = Thread.ofVirtual().name(injection.toString()).start(() -> inject(injection));
      faults.add(fault);
      death = injection.isDeath() ? fault : death;
    }
    for (Thread fault : faults) {
      fault.join();
    }
    // The next seed begins as if it were the first.
    stage.setClocksRight();
    stage.awaitAllReady();
    awaitCustom();
    long over = System.nanoTime();
    Stage.paths().forEach(path -> stage.weather(path, new Weather.Fair()));
    stage.provider().delete("/simulator/behaviour").hasStatus(204);
    crowd.closeAfter(PATIENCE);
    stage.awaitAllReady();
    crowd.accepted().forEach(it -> promised.put(it.order(), it.total()));
    Evidence evidence = comeToRest();
    surprises.addAll(crowd.surprises());
    return new Result(
        plan,
        faultsAt,
        crowd.accepted().stream().map(it -> (it.at() - began) / 1_000_000).sorted().toList(),
        crowd.refusals(),
        stage.recoveries().subList(recoveriesBefore, stage.recoveries().size()),
        crowd.accepted().stream()
            .map(it -> evidence.orders().get(it.order()))
            .filter(Objects::nonNull)
            .collect(groupingBy(OrderFact::status, TreeMap::new, counting())),
        evidence.deadLetters().size(),
        Duration.ofNanos(System.nanoTime() - over),
        List.copyOf(surprises),
        Auditor.audit(evidence));
  }

  /** Asks the auditor until there is nothing to complain of, or nothing can be on its way. */
  private Evidence comeToRest() throws InterruptedException {
    long deadline = System.nanoTime() + REST.toNanos();
    try (Witness witness = Witness.of(stage)) {
      while (true) {
        boolean quiet = witness.queued().values().stream().allMatch(count -> count == 0);
        boolean last = System.nanoTime() > deadline;
        if (quiet || last) {
          Evidence evidence = witness.read(new HashMap<>(promised), List.copyOf(malformed));
          if (last || Auditor.audit(evidence).isEmpty()) {
            return evidence;
          }
        }
        Thread.sleep(1_000);
      }
    }
  }

  /** Waits until people have ordered: who dies while nothing happens can lose nothing. */
  private void awaitCustom() throws InterruptedException {
    int before = crowd.accepted().size();
    long deadline = System.nanoTime() + CUSTOM.toNanos();
    while (crowd.accepted().size() < before + CUSTOMERS && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
  }

  private void inject(Injection injection) {
    try {
      carryOut(injection);
    } catch (SdkException | UncheckedIOException metAnotherFault) {
      // A queue server that is down loses no message that nobody could send to it.
    }
  }

  private void carryOut(Injection injection) {
    switch (injection.fault()) {
      case KILL -> stage.kill(injection.target());
      case KILL_TWO_RELAYS ->
          List.of(injection.target().split(",", -1)).parallelStream().forEach(stage::kill);
      case CLOCK_SKEW -> stage.skewClock(injection.target(), injection.amount());
      case PAUSE -> {
        ProcessHandle paused = stage.pause(injection.target());
        sleep(injection.lasts());
        stage.resume(paused);
      }
      case RESTART_COMPONENT -> stage.restart(injection.target());
      case NETWORK_CUT -> weather(injection, new Weather.Cut());
      case NETWORK_SILENT -> weather(injection, new Weather.Silent());
      case NETWORK_SLOW ->
          weather(injection, new Weather.Slow(Duration.ofMillis(injection.amount())));
      case MESSAGES_DUPLICATED -> meddle(injection, true);
      case MESSAGES_REORDERED -> meddle(injection, false);
      case MESSAGE_MALFORMED -> sendMalformed(injection);
      case PROVIDER_TOO_MANY_REQUESTS -> failNext(injection, 429);
      case PROVIDER_ERROR -> failNext(injection, 500);
      case PROVIDER_SLOW ->
          behave(
              injection, "{\"slowMillis\":%d}".formatted(injection.amount()), "{\"slowMillis\":0}");
      case PROVIDER_RESET_AFTER_COMMIT ->
          behave("{\"resetAfterCommit\":%d}".formatted(injection.amount()));
      case WEBHOOKS_DUPLICATED ->
          behave(injection, "{\"duplicateWebhooks\":true}", "{\"duplicateWebhooks\":false}");
      case WEBHOOKS_LATE ->
          behave(injection, "{\"reorderWebhooks\":true}", "{\"reorderWebhooks\":false}");
      case WEBHOOKS_MISSING ->
          behave(injection, "{\"dropWebhooks\":true}", "{\"dropWebhooks\":false}");
      case WEBHOOKS_FORGED -> forge(injection.amount());
    }
  }

  private void weather(Injection injection, Weather weather) {
    stage.weather(injection.target(), weather);
    sleep(injection.lasts());
    stage.weather(injection.target(), new Weather.Fair());
  }

  private void failNext(Injection injection, int status) {
    behave(
        "{\"failNext\":{\"count\":%d,\"status\":%d,\"code\":null,\"retryAfterSeconds\":%s}}"
            .formatted(injection.amount(), status, status == 429 ? "1" : "null"));
  }

  private void behave(Injection injection, String during, String afterwards) {
    behave(during);
    sleep(injection.lasts());
    behave(afterwards);
  }

  private void behave(String behaviour) {
    stage.provider().put("/simulator/behaviour", behaviour).hasStatus(200);
  }

  /** Delivers waiting messages once more, or holds them back. */
  private void meddle(Injection injection, boolean duplicate) {
    long end = System.nanoTime() + injection.lasts().toNanos();
    try (SqsClient sqs = SqsClients.local(URI.create(stage.sqsEndpoint()))) {
      String url = url(sqs, injection.target());
      while (System.nanoTime() < end) {
        List<Message> taken =
            sqs.receiveMessage(request ->
                    request
                        .queueUrl(url)
                        .maxNumberOfMessages(5)
                        .waitTimeSeconds(1)
                        .visibilityTimeout(duplicate ? 30 : 3))
                .messages();
        if (duplicate) {
          for (Message message : taken) {
            sqs.sendMessage(request -> request.queueUrl(url).messageBody(message.body()));
            sqs.changeMessageVisibility(request ->
                request.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
          }
        }
      }
    }
  }

  private void sendMalformed(Injection injection) {
    String mark = "chaos %d-%d".formatted(plan.seed(), malformed.size());
    String body =
        switch (injection.amount()) {
          case 0 -> "not even JSON, " + mark;
          case 1 -> "{\"mark\":\"%s\"}".formatted(mark);
          case 2 ->
              """
              {"specversion":"1.0","id":"%s","source":"/chaos","type":"comanda.order.unheard-of.v1","datacontenttype":"application/json","data":{}}\
              """
                  .formatted(mark);
          default ->
              """
              {"specversion":"1.0","id":"%s","source":"/chaos","type":"comanda.order.released.v1","datacontenttype":"application/json","data":{"orderId":7}}\
              """
                  .formatted(mark);
        };
    try (SqsClient sqs = SqsClients.local(URI.create(stage.sqsEndpoint()))) {
      sqs.sendMessage(request -> request.queueUrl(url(sqs, injection.target())).messageBody(body));
      malformed.add(body);
    }
  }

  /** Somebody who does not know the secret says that open orders were paid. */
  private void forge(int count) {
    stage
        .provider()
        .get("/simulator/ledger")
        .json()
        .path("orders")
        .valueStream()
        .filter(order -> order.path("status").asString().equals("created"))
        .map(order -> order.path("id").asString())
        .limit(count)
        .forEach(order -> {
          Answer answer =
              stage
                  .api()
                  .send(
                      "POST",
                      "/payment/webhook?data.id=" + order + "&type=order",
                      BodyPublishers.ofString(
                          "{\"action\":\"order.processed\",\"data\":{\"id\":\"%s\"}}"
                              .formatted(order)),
                      "Content-Type",
                      "application/json",
                      "x-request-id",
                      "chaos",
                      "x-signature",
                      "ts=%d,v1=%s".formatted(System.currentTimeMillis(), "ab".repeat(32)));
          if (answer.status() < 400) {
            surprises.add("a forged webhook was answered with " + answer.status());
          }
        });
  }

  private static String url(SqsClient sqs, String queue) {
    return sqs.getQueueUrl(request -> request.queueName(queue)).queueUrl();
  }

  private static void sleep(Duration time) {
    if (time.isPositive()) {
      LockSupport.parkNanos(time.toNanos());
    }
  }
}
