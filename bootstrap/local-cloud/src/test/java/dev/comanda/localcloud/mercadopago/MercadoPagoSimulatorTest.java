package dev.comanda.localcloud.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The simulator over real HTTP, as the payment gateway and the auditors of the project see it. */
class MercadoPagoSimulatorTest {

  private static final String TOKEN = "TEST-token";
  private static final String SECRET = "a-secret";
  private static final String ORDER =
      """
      {"type":"qr","total_amount":"45.80","description":"Order 42",
       "external_reference":"0b8f6d0a-3f5e-4a52-9b0e-1f9f4a1c2d3e","expiration_time":"PT10M",
       "config":{"qr":{"external_pos_id":"COMANDA01","mode":"dynamic"}},
       "transactions":{"payments":[{"amount":"45.80"}]},
       "items":[{"title":"X-Burger","unit_price":"22.90","quantity":2,"unit_measure":"unit",
                 "external_code":"burger"}]}
      """;

  private final JsonMapper json = JsonMapper.shared();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Clock clock = new Clock();
  private final Merchant merchant = new Merchant();
  private MercadoPagoSimulator simulator;

  MercadoPagoSimulatorTest() throws IOException {
    simulator = start(null);
  }

  @BeforeEach
  void retries_are_quick() {
    behave("{\"webhookRetryMillis\":20,\"refundDelayMillis\":0}");
  }

  @AfterEach
  void stop() {
    simulator.close();
    merchant.server.stop(0);
    client.close();
  }

  @Nested
  class Creating {

    @Test
    void answers_the_order_with_a_valid_qr_code() {
      Answer created = post("/v1/orders", "key-1", ORDER);

      assertThat(created.status()).isEqualTo(201);
      assertThat(created.text("id")).matches("ORD[0-9A-Z]{26}");
      assertThat(created.text("status")).isEqualTo("created");
      assertThat(created.text("status_detail")).isEqualTo("created");
      assertThat(created.text("total_amount")).isEqualTo("45.80");
      assertThat(created.text("currency")).isEqualTo("BRL");
      assertThat(created.text("country_code")).isEqualTo("BRA");
      assertThat(created.text("external_reference"))
          .isEqualTo("0b8f6d0a-3f5e-4a52-9b0e-1f9f4a1c2d3e");
      assertThat(created.body().at("/transactions/payments/0/id").asString()).startsWith("PAY");
      String qr = created.body().at("/type_response/qr_data").asString();
      assertThat(qr).startsWith("000201").contains("540545.80").contains("5802BR");
      assertThat(QrText.checksum(qr.substring(0, qr.length() - 4)))
          .isEqualTo(qr.substring(qr.length() - 4));
    }

    @Test
    void is_read_back_by_id() {
      String id = created();
      assertThat(get("/v1/orders/" + id).text("id")).isEqualTo(id);
      assertThat(get("/v1/orders/ORD00000000000000000000000000").code())
          .isEqualTo("order_not_found");
    }

    @Test
    void has_no_qr_code_unless_the_mode_is_dynamic() {
      Answer created = post("/v1/orders", "key-1", ORDER.replace(",\"mode\":\"dynamic\"", ""));
      assertThat(created.body().has("type_response")).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            "type":"qr"                     | "type":"point"                 | property_value
            "type":"qr",                    |                                | required_properties
            "total_amount":"45.80"          | "total_amount":45.80           | property_type
            "total_amount":"45.80"          | "total_amount":"45.8"          | property_value
            "total_amount":"45.80"          | "total_amount":"0.00"          | property_value
            "total_amount":"45.80"          | "total_amount":"45.81"         | property_value
            "expiration_time":"PT10M"       | "expiration_time":"PT29S"      | property_value
            "expiration_time":"PT10M"       | "expiration_time":"PT3601H"    | property_value
            "expiration_time":"PT10M"       | "expiration_time":"10 minutes" | property_value
            "mode":"dynamic"                | "mode":"moving"                | property_value
            "external_pos_id":"COMANDA01",  |                                | required_properties
            [{"amount":"45.80"}]            | []                             | property_value
            "description":"Order 42"        | "colour":"blue"                | unsupported_properties
            0b8f6d0a-                       | ü                              | property_value
            "quantity":2                    | "quantity":"2"                 | property_type
            "quantity":2                    | "quantity":0                   | property_value
            """)
    void refuses_wrong_fields_with_the_documented_code(
        String good, @Nullable String bad, String code) {
      Answer refused = post("/v1/orders", "key-1", ORDER.replace(good, bad == null ? "" : bad));

      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.code()).isEqualTo(code);
      assertThat(ledger().at("/orders")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "\"text\"", ""})
    void refuses_what_is_not_an_object(String body) {
      assertThat(post("/v1/orders", "key-1", body).status()).isEqualTo(400);
    }

    @Test
    void needs_the_access_token_and_the_idempotency_key() {
      assertThat(send("POST", "/v1/orders", ORDER, Map.of("X-Idempotency-Key", "k")).code())
          .isEqualTo("unauthorized");
      assertThat(
              send("GET", "/v1/orders/" + created(), "", Map.of("Authorization", "Bearer no"))
                  .status())
          .isEqualTo(401);
      assertThat(
              send("POST", "/v1/orders", ORDER, Map.of("Authorization", "Bearer " + TOKEN)).code())
          .isEqualTo("empty_required_header");
    }
  }

  @Nested
  class Repeating {

    @Test
    void the_same_request_gets_the_same_answer_and_no_second_order() {
      Answer first = post("/v1/orders", "key-1", ORDER);
      happen(first.text("id"), "processed");

      assertThat(post("/v1/orders", "key-1", ORDER)).isEqualTo(first);
      assertThat(ledger().at("/orders")).hasSize(1);
      assertThat(ledger().at("/calls/0/requests").asInt()).isEqualTo(2);
      assertThat(ledger().at("/calls/0/executions").asInt()).isEqualTo(1);
    }

    @Test
    void another_request_under_the_same_key_is_refused_for_24_hours() {
      String other = ORDER.replace("Order 42", "Order 43");
      post("/v1/orders", "key-1", ORDER);

      assertThat(post("/v1/orders", "key-1", other).code())
          .isEqualTo("idempotency_key_already_used");
      clock.advance(Duration.ofHours(24));
      assertThat(post("/v1/orders", "key-1", other).status()).isEqualTo(201);
    }

    @Test
    void while_the_first_is_in_flight_the_second_is_locked_out() throws Exception {
      behave("{\"slowMillis\":600}");
      try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
        Future<Answer> one = pool.submit(() -> post("/v1/orders", "key-1", ORDER));
        Future<Answer> two = pool.submit(() -> post("/v1/orders", "key-1", ORDER));
        assertThat(List.of(one.get().status(), two.get().status()))
            .containsExactlyInAnyOrder(201, 423);
      }
      assertThat(post("/v1/orders", "key-1", ORDER).status()).isEqualTo(201);
      assertThat(ledger().at("/orders")).hasSize(1);
    }

    @Test
    void a_refused_request_may_be_repeated() {
      String id = created();
      behave("{\"lockedForPayment\":true}");
      assertThat(post("/v1/orders/" + id + "/cancel", "key-c", "").code())
          .isEqualTo("instore_order_locked_error");
      behave("{\"lockedForPayment\":false}");
      assertThat(post("/v1/orders/" + id + "/cancel", "key-c", "").status()).isEqualTo(200);
    }

    @Test
    void a_connection_that_breaks_after_the_commit_leaves_an_order_to_be_found_by_key() {
      behave("{\"resetAfterCommit\":1}");
      Answer broken = post("/v1/orders", "key-1", ORDER);
      Answer repeated = post("/v1/orders", "key-1", ORDER);

      assertThat(broken.status()).isZero();
      assertThat(repeated.status()).isEqualTo(201);
      assertThat(ledger().at("/orders")).hasSize(1);
    }
  }

  @Nested
  class States {

    @ParameterizedTest
    @CsvSource({
      "created,   processed, 204", "created,   canceled,  204", "created,   expired,   204",
      "created,   failed,    204", "created,   refunded,  400", "created,   created,   400",
      "created,   nonsense,  400", "processed, processed, 400", "processed, canceled,  400",
      "processed, expired,   400", "processed, failed,    400", "processed, refunded,  204",
      "canceled,  processed, 400", "expired,   processed, 400", "failed,    processed, 400",
      "refunded,  processed, 400", "refunded,  refunded,  400"
    })
    void follow_the_providers_state_machine(String from, String to, int status) {
      String id = created();
      switch (from) {
        case "created" -> {}
        case "refunded" -> {
          happen(id, "processed");
          happen(id, "refunded");
        }
        default -> happen(id, from);
      }
      Answer answer = happen(id, to);

      assertThat(answer.status()).isEqualTo(status);
      assertThat(get("/v1/orders/" + id).text("status")).isEqualTo(status == 204 ? to : from);
      if (status == 400) {
        assertThat(answer.code()).isEqualTo("property_value");
      }
    }

    @Test
    void events_need_no_credentials_but_an_order() {
      assertThat(happen("ORD00000000000000000000000000", "processed").code())
          .isEqualTo("order_not_found");
    }

    @Test
    void only_an_unpaid_order_can_be_canceled() {
      String open = created();
      assertThat(post("/v1/orders/" + open + "/cancel", "c1", "").text("status"))
          .isEqualTo("canceled");
      assertThat(post("/v1/orders/" + open + "/cancel", "c2", "").code())
          .isEqualTo("order_already_canceled");
      String paid = created();
      happen(paid, "processed");
      assertThat(post("/v1/orders/" + paid + "/cancel", "c3", "").status()).isEqualTo(409);
    }

    @Test
    void a_refund_takes_its_time() {
      behave("{\"refundDelayMillis\":60000}");
      String id = created();
      assertThat(post("/v1/orders/" + id + "/refund", "r0", "").status()).isEqualTo(409);
      happen(id, "processed");

      Answer refunding = post("/v1/orders/" + id + "/refund", "r1", "");
      assertThat(refunding.status()).isEqualTo(201);
      assertThat(refunding.text("status")).isEqualTo("processed");
      assertThat(refunding.body().at("/transactions/refunds/0/status").asString())
          .isEqualTo("processing");

      clock.advance(Duration.ofMinutes(1));
      await().until(() -> get("/v1/orders/" + id).text("status").equals("refunded"));
      await().until(() -> merchant.actionsOf(id).contains("order.refunded"));
    }

    @Test
    void an_order_is_paid_by_itself_where_that_is_asked_for() {
      behave("{\"payAfterMillis\":1}");
      String id = created();

      await().until(() -> merchant.actionsOf(id).equals(List.of("order.processed")));
      assertThat(get("/v1/orders/" + id).text("status")).isEqualTo("processed");
    }

    @Test
    void an_order_expires_by_itself() {
      String id = created();
      clock.advance(Duration.ofMinutes(10));

      await().until(() -> merchant.actionsOf(id).equals(List.of("order.expired")));
      assertThat(get("/v1/orders/" + id).text("status")).isEqualTo("expired");
      assertThat(happen(id, "processed").status()).isEqualTo(400);
    }
  }

  @Nested
  class Notifications {

    @Test
    void are_signed_over_the_lower_case_id_with_milliseconds_unless_told_otherwise() {
      String id = created();
      happen(id, "processed");
      Notification notification = merchant.first(id);

      assertThat(notification.query()).isEqualTo("data.id=" + id + "&type=order");
      assertThat(notification.timestamp()).hasSize(13);
      assertThat(notification.isSignedFor(id.toLowerCase(Locale.ROOT))).isTrue();
      assertThat(notification.body().at("/action").asString()).isEqualTo("order.processed");
      assertThat(notification.body().at("/data/id").asString()).isEqualTo(id);
      assertThat(notification.body().at("/data/status").asString()).isEqualTo("processed");
      assertThat(notification.body().at("/type").asString()).isEqualTo("order");
    }

    @Test
    void may_be_signed_over_the_id_as_it_is_with_seconds() {
      behave("{\"webhookIdCase\":\"upper\",\"timestampUnit\":\"s\"}");
      String id = created();
      happen(id, "processed");

      assertThat(merchant.first(id).timestamp()).hasSize(10);
      assertThat(merchant.first(id).isSignedFor(id)).isTrue();
    }

    @Test
    void may_be_unsigned_and_bare() {
      behave("{\"unsignedWebhooks\":true,\"bareWebhooks\":true}");
      String id = created();
      happen(id, "processed");

      assertThat(merchant.first(id).signature()).isEmpty();
      assertThat(merchant.first(id).body().propertyNames()).containsExactly("data");
    }

    @Test
    void are_repeated_until_the_merchant_accepts_them() {
      merchant.refusals.set(3);
      String id = created();
      happen(id, "processed");

      await().until(() -> merchant.of(id).size() == 4);
      assertThat(merchant.of(id))
          .extracting(Notification::retry)
          .containsExactly("0", "1", "2", "3");
      assertThat(merchant.of(id))
          .extracting(Notification::requestId)
          .containsOnly(merchant.first(id).requestId());
      await().until(() -> ledger().at("/webhooks/3/status").asInt() == 200);
    }

    @Test
    void may_come_twice() {
      behave("{\"duplicateWebhooks\":true}");
      String id = created();
      happen(id, "processed");
      await()
          .until(
              () -> merchant.actionsOf(id).equals(List.of("order.processed", "order.processed")));
    }

    @Test
    void may_overtake_each_other() {
      behave("{\"reorderWebhooks\":true}");
      String id = created();
      happen(id, "processed");
      happen(id, "refunded");
      await()
          .until(() -> merchant.actionsOf(id).equals(List.of("order.refunded", "order.processed")));
    }

    @Test
    void may_never_come() {
      behave("{\"dropWebhooks\":true}");
      String id = created();
      happen(id, "processed");
      behave("{\"dropWebhooks\":false}");
      happen(id, "refunded");
      await().until(() -> merchant.actionsOf(id).equals(List.of("order.refunded")));
    }

    @Test
    void go_where_they_are_told_to_go_at_run_time() {
      control("PUT", "/simulator/webhook", "{\"url\":\"http://127.0.0.1:1/nobody\"}");
      String unheard = created();
      happen(unheard, "processed");
      await().until(() -> !ledger().at("/webhooks").isEmpty());
      assertThat(ledger().at("/webhooks/0/status").asInt()).isZero();

      control(
          "PUT", "/simulator/webhook", "{\"url\":\"" + merchant.url() + "\",\"secret\":\"other\"}");
      String id = created();
      happen(id, "processed");
      assertThat(merchant.first(id).isSignedFor(id.toLowerCase(Locale.ROOT))).isFalse();
    }
  }

  @Nested
  class Misbehaviour {

    @Test
    void fails_as_often_as_it_is_told_to() {
      behave("{\"failNext\":{\"count\":2,\"status\":429,\"retryAfterSeconds\":1}}");
      assertThat(post("/v1/orders", "k", ORDER).status()).isEqualTo(429);
      assertThat(post("/v1/orders", "k", ORDER).status()).isEqualTo(429);
      assertThat(post("/v1/orders", "k", ORDER).status()).isEqualTo(201);
      assertThat(ledger().at("/orders")).hasSize(1);
    }

    @Test
    void is_reset_by_delete() {
      behave("{\"dropWebhooks\":true}");
      control("DELETE", "/simulator/behaviour", "");
      assertThat(control("GET", "/simulator/behaviour", "").body().at("/dropWebhooks").asBoolean())
          .isFalse();
    }

    @Test
    void refuses_switches_that_do_not_exist() {
      assertThat(control("PUT", "/simulator/behaviour", "{\"explode\":true}").status())
          .isEqualTo(400);
      assertThat(control("PUT", "/simulator/behaviour", "{\"timestampUnit\":\"min\"}").status())
          .isEqualTo(400);
    }
  }

  @Nested
  class Restarting {

    @TempDir private Path directory = Path.of("");

    @Test
    void loses_neither_orders_nor_answers() throws IOException {
      restart(directory);
      Answer created = post("/v1/orders", "key-1", ORDER);
      happen(created.text("id"), "processed");
      restart(directory);

      assertThat(get("/v1/orders/" + created.text("id")).text("status")).isEqualTo("processed");
      assertThat(post("/v1/orders", "key-1", ORDER)).isEqualTo(created);
      assertThat(ledger().at("/calls/0/executions").asInt()).isEqualTo(1);
    }

    @Test
    void forgives_a_last_line_that_was_never_finished() throws IOException {
      restart(directory);
      String id = created();
      simulator.close();
      Files.writeString(
          directory.resolve("journal.jsonl"),
          "{\"order\":{\"id\":\"ORD",
          StandardOpenOption.APPEND);
      simulator = start(directory);
      assertThat(get("/v1/orders/" + id).status()).isEqualTo(200);
    }
  }

  @Test
  void checksum_is_that_of_the_standard() {
    assertThat(QrText.checksum("123456789")).isEqualTo("29B1");
  }

  private MercadoPagoSimulator start(@Nullable Path directory) throws IOException {
    return MercadoPagoSimulator.start(
        new SimulatorOptions("127.0.0.1", 0, directory, TOKEN, URI.create(merchant.url()), SECRET),
        clock::now);
  }

  private void restart(Path directory) throws IOException {
    simulator.close();
    simulator = start(directory);
  }

  private String created() {
    return post("/v1/orders", UUID.randomUUID().toString(), ORDER).text("id");
  }

  private Answer post(String path, String key, String body) {
    return send(
        "POST", path, body, Map.of("Authorization", "Bearer " + TOKEN, "X-Idempotency-Key", key));
  }

  private Answer get(String path) {
    return send("GET", path, "", Map.of("Authorization", "Bearer " + TOKEN));
  }

  private Answer happen(String id, String status) {
    return control("POST", "/v1/orders/" + id + "/events", "{\"status\":\"" + status + "\"}");
  }

  private void behave(String switches) {
    assertThat(control("PUT", "/simulator/behaviour", switches).status()).isEqualTo(200);
  }

  private JsonNode ledger() {
    return control("GET", "/simulator/ledger", "").body();
  }

  private Answer control(String method, String path, String body) {
    return send(method, path, body, Map.of());
  }

  /** Status 0 stands for a connection that broke. */
  private Answer send(String method, String path, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(simulator.url() + path))
            .method(method, HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      HttpResponse<String> response =
          client.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(
          response.statusCode(),
          response.body().isEmpty() ? json.createObjectNode() : json.readTree(response.body()));
    } catch (IOException broken) {
      return new Answer(0, json.createObjectNode());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private record Answer(int status, JsonNode body) {
    String text(String name) {
      return body.path(name).asString();
    }

    String code() {
      return body.at("/errors/0/code").asString();
    }
  }

  /** The simulator's time: the machine's, plus what the test lets pass. */
  private static final class Clock {
    private volatile Duration advance = Duration.ZERO;

    Instant now() {
      return Instant.now().plus(advance);
    }

    void advance(Duration duration) {
      advance = advance.plus(duration);
    }
  }

  private record Notification(
      String orderId,
      String query,
      String requestId,
      String retry,
      String signature,
      ObjectNode body) {

    String timestamp() {
      return signature.replaceFirst("ts=(\\d+),v1=[0-9a-f]{64}", "$1");
    }

    /** Written anew here: a test that used the simulator's own code would prove nothing. */
    boolean isSignedFor(String id) {
      try {
        String manifest = "id:" + id + ";request-id:" + requestId + ";ts:" + timestamp() + ";";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return signature.endsWith(
            ",v1="
                + HexFormat.of().formatHex(mac.doFinal(manifest.getBytes(StandardCharsets.UTF_8))));
      } catch (java.security.GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** The other side: a webhook that keeps what it gets. */
  private static final class Merchant {
    private final HttpServer server;
    private final List<Notification> notifications = new CopyOnWriteArrayList<>();
    private final AtomicInteger refusals = new AtomicInteger();

    Merchant() throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/payment/webhook",
          exchange -> {
            ObjectNode body =
                (ObjectNode) JsonMapper.shared().readTree(exchange.getRequestBody().readAllBytes());
            String signature = exchange.getRequestHeaders().getFirst("x-signature");
            notifications.add(
                new Notification(
                    body.at("/data/id").asString(),
                    exchange.getRequestURI().getQuery(),
                    exchange.getRequestHeaders().getFirst("x-request-id"),
                    exchange.getRequestHeaders().getFirst("x-retry"),
                    signature == null ? "" : signature,
                    body));
            exchange.sendResponseHeaders(refusals.getAndDecrement() > 0 ? 500 : 200, -1);
            exchange.close();
          });
      server.start();
    }

    String url() {
      return "http://127.0.0.1:" + server.getAddress().getPort() + "/payment/webhook";
    }

    List<Notification> of(String orderId) {
      return notifications.stream().filter(it -> it.orderId().equals(orderId)).toList();
    }

    List<String> actionsOf(String orderId) {
      return of(orderId).stream().map(it -> it.body().at("/action").asString()).toList();
    }

    Notification first(String orderId) {
      await().until(() -> !of(orderId).isEmpty());
      return of(orderId).getFirst();
    }
  }
}
