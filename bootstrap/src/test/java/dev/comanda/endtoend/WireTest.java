package dev.comanda.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.comanda.described.AsyncApi;
import dev.comanda.described.AsyncApi.Action;
import dev.comanda.shared.adapter.sqs.SqsClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;
import tools.jackson.databind.json.JsonMapper;

class WireTest {

  private static final AsyncApi API = AsyncApi.agreed();
  private static final String QUEUE = "payment-service-queue";
  private static final String TYPE = "comanda.order.placed.v1";

  private static final String PLACED =
      API.description().at(API.message(TYPE) + "/examples/0/payload").toString();

  private final HttpServer queues = server();
  private final Wire wire = new Wire(API, "http://localhost:" + queues.getAddress().getPort());

  @AfterEach
  void stop() {
    wire.stop();
    queues.stop(0);
  }

  @Test
  void passes_on_and_knows_what_was_said() {
    answer(200, "{\"MessageId\":\"m1\",\"MD5OfMessageBody\":\"%s\"}".formatted(md5(PLACED)));
    try (SqsClient client = SqsClients.local(URI.create(wire.endpoint()))) {
      String id =
          client
              .sendMessage(it -> it.queueUrl("http://elsewhere/000/" + QUEUE).messageBody(PLACED))
              .messageId();

      assertThat(id).isEqualTo("m1");
      assertThat(wire.types(Action.SEND)).isEqualTo(Map.of(QUEUE, Set.of(TYPE)));
      answer(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
      assertThatThrownBy(
              () -> client.sendMessage(it -> it.queueUrl("/other-queue").messageBody(PLACED)))
          .isInstanceOf(SqsException.class);
    }
    assertThat(wire.types(Action.SEND)).as("what was not taken").doesNotContainKey("other-queue");
    assertThat(wire.errors()).isEmpty();
  }

  @Test
  void knows_what_was_taken_of_a_batch_and_what_was_heard() {
    wire.look(
        "AmazonSQS.SendMessageBatch",
        """
        {"QueueUrl":"/%s","Entries":[{"Id":"0","MessageBody":%s},{"Id":"1","MessageBody":"{}"}]}\
        """
            .formatted(QUEUE, text(PLACED)),
        "{\"Successful\":[{\"Id\":\"0\"}],\"Failed\":[{\"Id\":\"1\"}]}");
    received(QUEUE, PLACED);

    assertThat(wire.types(Action.SEND)).isEqualTo(Map.of(QUEUE, Set.of(TYPE)));
    assertThat(wire.types(Action.RECEIVE)).isEqualTo(Map.of(QUEUE, Set.of(TYPE)));
    assertThat(wire.errors()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "amount"                | "price"                     | /data: required property 'amount' not found
          "55.30"                 | 55.3                        | /data/amount: number found, string expected
          "55.30"                 | "very secret"               | /data/amount: does not match the regex pattern
          comanda.order.placed.v1 | comanda.order.released.v1   | /type: it is not described for this queue
          comanda.order.placed.v1 | comanda.order.placed.v2     | /type: it is not described for this queue
          "type"                  | "kind"                      | without a type: it has no type
          """)
  void a_spoilt_message_is_noticed_and_not_shown(String what, String by, String error) {
    String spoilt = PLACED.replace(what, by);

    wire.look(
        "AmazonSQS.SendMessage",
        "{\"QueueUrl\":\"/%s\",\"MessageBody\":%s}".formatted(QUEUE, text(spoilt)),
        "{}");
    received(QUEUE, spoilt);

    assertThat(wire.errors())
        .anyMatch(it -> it.startsWith("SEND, " + QUEUE) && it.contains(error))
        .anyMatch(it -> it.startsWith("RECEIVE, " + QUEUE) && it.contains(error))
        .noneMatch(it -> it.contains("very secret") || it.contains("X-Burger"));
  }

  @Test
  void what_nobody_describes_is_noticed() {
    received("other-queue", PLACED);
    received(QUEUE + "-dlq", PLACED);
    received(QUEUE, "no JSON");
    wire.look("", "Action=SendMessage", "<SendMessageResponse/>");
    wire.look("AmazonSQS.SendMessage", "Action=SendMessage", "{}");

    assertThat(wire.errors()).hasSize(5);
  }

  @Test
  void what_a_test_has_said_itself_may_be_anything() {
    wire.isOfTest("no JSON");

    received(QUEUE, "no JSON");
    received(QUEUE + "-dlq", "no JSON");

    assertThat(wire.errors()).isEmpty();
    assertThat(wire.types(Action.RECEIVE)).isEmpty();
  }

  private void received(String queue, String body) {
    wire.look(
        "AmazonSQS.ReceiveMessage",
        "{\"QueueUrl\":\"http://elsewhere/000/%s\"}".formatted(queue),
        "{\"Messages\":[{\"Body\":%s}]}".formatted(text(body)));
  }

  /** The client wants to see it. */
  private static String md5(String text) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String value) {
    return JsonMapper.shared().writeValueAsString(value);
  }

  private void answer(int status, String body) {
    queues.removeContext("/");
    queues.createContext(
        "/",
        exchange -> {
          try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(status, body.length());
            exchange.getResponseBody().write(body.getBytes(UTF_8));
          }
        });
  }

  private static HttpServer server() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/", exchange -> exchange.close());
      server.start();
      return server;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
