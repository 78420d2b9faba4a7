package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.shared.adapter.sqs.SqsClients;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;

/** What cannot be processed is not lost: operators see it whole, with its reason, and resend it. */
class DeadLettersIT {

  private static final String PRODUCTION = "production-service-queue";
  private static final String PRODUCTION_DLQ = "production-service-queue-dlq";

  private final Comanda comanda = Running.comanda();
  private final SqsClient sqs = SqsClients.local(URI.create(Running.cloud().sqsEndpoint()));
  private final Api operator = comanda.operator();

  @AfterEach
  void close() {
    sqs.close();
  }

  static Stream<Arguments> broken() {
    String id = UUID.randomUUID().toString();
    return Stream.of(
        Arguments.of(
            PRODUCTION, "{\"not\":\"JSON %s".formatted(id), "the message is not JSON, at line 1"),
        Arguments.of(
            "order-service-queue",
            envelope(id, "comanda.nobody.knows.v1", "{}"),
            "nobody takes messages of type comanda.nobody.knows.v1"),
        Arguments.of(
            "payment-service-queue",
            envelope(id, "comanda.order.placed.v1", "{\"orderId\":\"" + id + "\"}"),
            "comanda.order.placed.v1: "),
        Arguments.of(
            PRODUCTION, "[".repeat(20_000) + "\"%s\"".formatted(id), "the message is not "));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void what_can_never_be_processed_is_shown_whole_and_comes_back_when_it_is_sent_again(
      String queue, String body, String reason) {
    send(queue, body);

    JsonNode letter = awaitLetter(it -> it.path("body").asString().equals(body));

    assertThat(letter.path("queue").asString()).isEqualTo(queue);
    assertThat(letter.path("reason").asString()).startsWith(reason);
    // Not tried again; but a process that CrashIT has just killed may have been waiting for it.
    assertThat(letter.path("tries").asInt()).isBetween(1, 2);
    String first = letter.path("id").asString();
    redrive(first).hasStatus(204);
    JsonNode again =
        awaitLetter(it ->
            it.path("body").asString().equals(body) && !it.path("id").asString().equals(first));
    assertThat(again.path("reason").asString()).startsWith(reason);
    redrive(first).isProblem(404, "dead-letter-not-found");
  }

  @Test
  void what_has_been_mended_comes_through_and_twice_is_once() {
    String order = UUID.randomUUID().toString();
    String release =
        envelope(
            order,
            "comanda.order.released.v1",
            """
            {"orderId":"%s","releasedAt":"2026-11-25T12:00:00Z","items":[{"name":"X-Burger","quantity":2}]}\
            """
                .formatted(order));
    // Two letters of one message: what a crash between sending and deleting leaves.
    send(PRODUCTION_DLQ, release);
    send(PRODUCTION_DLQ, release);
    Function<JsonNode, Boolean> ours = it -> it.path("body").asString().equals(release);
    JsonNode letter = awaitLetter(ours);
    assertThat(letter.path("type").asString()).isEqualTo("comanda.order.released.v1");
    assertThat(letter.path("reason").asString())
        .isEqualTo("it was received too often without an answer");

    Api kitchen = comanda.kitchen();
    redrive(letter.path("id").asString()).hasStatus(204);
    String ticket = comanda.awaitTicket(kitchen, order);
    kitchen.put("/production/" + ticket + "/started").hasStatus(200);
    redrive(awaitLetter(ours).path("id").asString()).hasStatus(204);

    await("both are gone")
        .atMost(Comanda.PATIENCE)
        .until(() -> letter(ours).isEmpty() && messagesOn(PRODUCTION) == 0);
    assertThat(
            kitchen.get("/production?limit=100&status=started").texts("/items", "orderId").stream()
                .filter(order::equals))
        .hasSize(1);
    assertThat(kitchen.get("/production?limit=100&status=received").texts("/items", "orderId"))
        .doesNotContain(order);
  }

  @Test
  void nobody_but_operators_sees_or_sends_anything_and_every_try_is_written_down() {
    String redrive = "/admin/dead-letters/" + UUID.randomUUID() + "/redrive";
    for (Api other : new Api[] {comanda.guest(), comanda.customer(), comanda.kitchen()}) {
      other.get("/admin/dead-letters").isProblem(403, "forbidden");
      other.post(redrive).isProblem(403, "forbidden");
    }
    comanda.anybody().get("/admin/dead-letters").isProblem(401, "unauthenticated");
    comanda.anybody().post(redrive).isProblem(401, "unauthenticated");
    operator.post(redrive).isProblem(404, "dead-letter-not-found");
    operator.get("/admin/dead-letters?limit=1").hasStatus(200);

    assertThat(comanda.log())
        .containsPattern("audit +: guest [\\w-]+: POST " + redrive + " -> 403")
        .containsPattern("audit +: customer [\\w-]+: POST " + redrive + " -> 403")
        .containsPattern("audit +: employee [\\w-]+: POST " + redrive + " -> 403")
        .containsPattern("audit +: nobody: POST " + redrive + " -> 401")
        .containsPattern("audit +: operator [\\w-]+: POST " + redrive + " -> 404")
        .containsPattern("audit +: operator [\\w-]+: GET /admin/dead-letters -> 200");
  }

  @Test
  void an_operator_is_no_employee() {
    operator.get("/production").isProblem(403, "forbidden");
    operator.get("/order").isProblem(403, "forbidden");
    operator.post("/products", "{}").isProblem(403, "forbidden");
  }

  private Answer redrive(String id) {
    return operator.post("/admin/dead-letters/" + id + "/redrive");
  }

  private JsonNode awaitLetter(Function<JsonNode, Boolean> which) {
    return await("a dead letter")
        .atMost(Comanda.PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> letter(which), Optional::isPresent)
        .orElseThrow();
  }

  private Optional<JsonNode> letter(Function<JsonNode, Boolean> which) {
    return operator
        .get("/admin/dead-letters?limit=100")
        .hasStatus(200)
        .json()
        .at("/items")
        .valueStream()
        .filter(which::apply)
        .findFirst();
  }

  private static String envelope(String id, String type, String data) {
    return """
    {"specversion":"1.0","id":"%s","source":"/comanda/test","type":"%s",\
    "datacontenttype":"application/json","data":%s}\
    """
        .formatted(id, type, data);
  }

  private void send(String queue, String body) {
    Wire.to(Running.cloud()).isOfTest(body);
    String url = url(queue);
    sqs.sendMessage(it -> it.queueUrl(url).messageBody(body));
  }

  private int messagesOn(String queue) {
    String url = url(queue);
    Map<String, String> attributes =
        sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNamesWithStrings("All"))
            .attributesAsStrings();
    return Stream.of("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")
        .mapToInt(name -> Integer.parseInt(attributes.getOrDefault(name, "-1")))
        .sum();
  }

  private String url(String queue) {
    return sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
  }
}
