package dev.comanda.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.contracts.Fields;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoGateway;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoSettings;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoWebhook;
import dev.comanda.payment.adapter.mercadopago.WebhookSignature;
import dev.comanda.payment.application.PaymentGateway.Answer;
import dev.comanda.payment.application.PaymentGateway.Creation;
import dev.comanda.payment.application.PaymentGateway.Reading;
import dev.comanda.payment.application.RecordProviderNotification.Outcome;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import dev.comanda.shared.domain.Money;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.client.RestClient;

/**
 * Payment understands the answers and notifications that Mercado Pago publishes as samples; see
 * {@code mercado-pago/README.md} for where they are from.
 */
class PublishedSamplesTest {

  private static final Path SAMPLES = Path.of("mercado-pago");
  private static final String SECRET = "the-secret";
  private static final RequestKey KEY = new RequestKey("a-key");

  /** What the provider answers, one after the other. */
  private final Deque<String> answers = new ArrayDeque<>();

  private HttpServer provider;
  private MercadoPagoGateway gateway;

  @BeforeEach
  void start() throws IOException {
    provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    provider.createContext("/", this::answer);
    provider.start();
    URI address = URI.create("http://localhost:" + provider.getAddress().getPort());
    gateway =
        new MercadoPagoGateway(
            new MercadoPagoSettings(address, Requests.TOKEN, "COMANDA001"), RestClient.builder());
  }

  @AfterEach
  void stop() {
    provider.stop(0);
  }

  static Stream<Arguments> orders() {
    return Stream.of(
        arguments(
            "created",
            new ProviderOrder(
                new ProviderOrderId("ORD01K372G4J4FXZ9HGHZMJMGGPKE"),
                "ext_ref_1234",
                Optional.of(Money.brl("50.00")),
                ProviderStatus.OPEN,
                Optional.of(
                    "00020101021226580014br.gov.bcb.qr01368ee55a9c-7db3-41e0-a8cd-fbff4d4765b5"
                        + "204000053039865802BR5925RESTAURANTE COMANDA TESTE6009SAO PAULO"
                        + "61088051040062070503***630442E4"),
                Optional.of(Instant.parse("2025-08-21T19:59:10.130Z"))),
            List.of(
                "id",
                "external_reference",
                "total_amount",
                "status",
                "type_response",
                "type_response.qr_data",
                "created_date",
                "expiration_time")),
        arguments(
            "read-created",
            new ProviderOrder(
                new ProviderOrderId("ORD01JYHP5MGKC5PMPZBHSTMLNDQX"),
                "ExtRef_123456",
                Optional.of(Money.brl("100.00")),
                ProviderStatus.OPEN,
                Optional.empty(),
                Optional.of(Instant.parse("2025-06-24T20:01:02.381Z"))),
            List.of(
                "id",
                "external_reference",
                "total_amount",
                "country_code",
                "status",
                "created_date",
                "expiration_time")),
        arguments(
            "read-canceled",
            new ProviderOrder(
                new ProviderOrderId("ORD01K371WBFDS4MD9JG0K8ZMECBE"),
                "ext_ref_1234",
                Optional.of(Money.brl("50.00")),
                ProviderStatus.CANCELLED,
                Optional.empty(),
                Optional.of(Instant.parse("2025-08-21T19:48:21.621Z"))),
            List.of("id", "external_reference", "total_amount", "status")),
        arguments(
            "read-refunded",
            new ProviderOrder(
                new ProviderOrderId("ORD01JYHREYXTR31HRB5S9Q9G8QS7"),
                "ExtRef_123456",
                Optional.of(Money.of("100.00", Currency.getInstance("UYU"))),
                ProviderStatus.REFUNDED,
                Optional.empty(),
                Optional.of(Instant.parse("2025-06-24T20:15:55.137Z"))),
            List.of("id", "external_reference", "total_amount", "country_code", "status")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void orders_are_understood(String sample, ProviderOrder expected, List<String> needed) {
    assertThat(understood(sample, UnaryOperator.identity())).contains(expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("orders")
  void what_payment_reads_of_them_is_noticed_when_it_is_called_otherwise(
      String sample, ProviderOrder expected, List<String> needed) {
    for (String field : needed) {
      assertThat(understood(sample, text -> Fields.renamed(text, field)))
          .as("%s without %s", sample, field)
          .isNotEqualTo(Optional.of(expected));
    }
  }

  /** The answer to a refund says less than an order: payment has to read the order afterwards. */
  @Test
  void a_refund_that_has_begun_is_seen_by_reading_the_order() {
    answers.add(sample("refund-answer"));
    answers.add(paid(sample("refund-answer")));

    assertThat(gateway.refund(new ProviderOrderId("ORD01JV391F8YM8EDEAG8CWZ0GM0N"), KEY))
        .isInstanceOfSatisfying(
            Answer.Taken.class,
            taken -> assertThat(taken.order().status()).isEqualTo(ProviderStatus.REFUND_PENDING));
  }

  /** What is published of a refund that has begun, in an order that tells how much was paid. */
  @ParameterizedTest
  @ValueSource(strings = {"transactions.refunds", "transactions.refunds.status"})
  void how_a_refund_stands_is_noticed_when_it_is_called_otherwise(String field) {
    String failed = sample("refund-answer").replace("\"processing\"", "\"failed\"");

    assertThat(status(paid(failed))).isEqualTo(ProviderStatus.REFUND_FAILED);
    assertThat(status(Fields.renamed(paid(failed), field)))
        .as(field)
        .isNotEqualTo(ProviderStatus.REFUND_FAILED);
  }

  @Test
  void how_much_of_it_is_returned_is_noticed_when_it_is_called_otherwise() {
    String part = sample("refund-answer").replace("\"50.00\"", "\"10.00\"");

    assertThat(status(paid(part))).isEqualTo(ProviderStatus.PAID);
    assertThat(status(Fields.renamed(paid(part), "transactions.refunds.amount")))
        .as("transactions.refunds.amount")
        .isNotEqualTo(ProviderStatus.PAID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "webhook-processed",
        "webhook-expired",
        "webhook-canceled",
        "webhook-refunded",
        "webhook-little"
      })
  void notifications_are_followed(String sample) throws Exception {
    String body = sample(sample);
    String order = body.replaceAll("(?s).*\"id\": \"(ORD[0-9A-Z]+)\".*", "$1");
    List<ProviderOrderId> followed = new ArrayList<>();
    MercadoPagoWebhook webhook =
        new MercadoPagoWebhook(
            new WebhookSignature(List.of(SECRET)),
            Optional.empty(),
            hint -> {
              followed.add(hint.providerOrder());
              return new Outcome.Recorded(APayment.aPayment().approved().snapshot());
            },
            Instant::now,
            new SimpleMeterRegistry());

    int status =
        MockMvcBuilders.standaloneSetup(webhook)
            .build()
            .perform(
                MockMvcRequestBuilders.post("/payment/webhook")
                    .queryParam("data.id", order)
                    .queryParam("type", "order")
                    .header("x-request-id", "2066ca19")
                    .header("x-signature", signature(order))
                    .contentType(MediaType.APPLICATION_JSON)
                    .content(body))
            .andReturn()
            .getResponse()
            .getStatus();

    assertThat(status).isEqualTo(200);
    assertThat(followed).containsExactly(new ProviderOrderId(order));
  }

  private Optional<ProviderOrder> understood(String sample, UnaryOperator<String> change) {
    // Asked for again and again, if it makes no sense.
    for (int i = 0; i < 10; i++) {
      answers.add(change.apply(sample(sample)));
    }
    try {
      if (sample.equals("created")) {
        return gateway.create(APayment.aPayment().requested().snapshot(), KEY)
                instanceof Creation.Created created
            ? Optional.of(created.order())
            : Optional.empty();
      }
      String id = sample(sample).replaceAll("(?s).*?\"id\": \"(ORD[0-9A-Z]+)\".*", "$1");
      return gateway.find(new ProviderOrderId(id)) instanceof Reading.Found found
          ? Optional.of(found.order())
          : Optional.empty();
    } catch (RuntimeException notUnderstood) {
      return Optional.empty();
    } finally {
      answers.clear();
    }
  }

  private ProviderStatus status(String order) {
    answers.add(order);
    return ((Reading.Found) gateway.find(new ProviderOrderId("ORD01JV391F8YM8EDEAG8CWZ0GM0N")))
        .order()
        .status();
  }

  private static String paid(String answer) {
    return answer.replaceFirst(
        "\\{", "{\"total_amount\": \"50.00\", \"currency\": \"BRL\", \"country_code\": \"BRA\",");
  }

  /** As its documentation says: the id in lower case, the time in milliseconds. */
  private static String signature(String order) throws GeneralSecurityException {
    String manifest =
        "id:%s;request-id:2066ca19;ts:1742505638683;".formatted(order.toLowerCase(Locale.ROOT));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] signed = mac.doFinal(manifest.getBytes(StandardCharsets.UTF_8));
    return "ts=1742505638683,v1=" + HexFormat.of().formatHex(signed);
  }

  private static String sample(String name) {
    try {
      return Files.readString(SAMPLES.resolve(name + ".json"));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = Objects.requireNonNull(answers.poll()).getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(
          exchange.getRequestMethod().equals("POST") ? 201 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
