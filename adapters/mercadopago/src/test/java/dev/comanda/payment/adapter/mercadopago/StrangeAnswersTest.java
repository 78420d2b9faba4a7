package dev.comanda.payment.adapter.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.payment.application.PaymentGateway.Reading;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.domain.Money;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.client.RestClient;

/** What the simulator cannot answer, because no provider should. */
class StrangeAnswersTest {

  private static final ProviderOrderId ORDER = new ProviderOrderId("ORD1");

  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private HttpServer server;
  private MercadoPagoGateway gateway;
  private int status = 200;
  private String body = "";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    URI url = URI.create("http://localhost:" + server.getAddress().getPort());
    gateway =
        new MercadoPagoGateway(
            new MercadoPagoSettings(
                url, "token", "POS", Duration.ofSeconds(2), Duration.ofSeconds(2)),
            RestClient.builder());
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void fields_that_nobody_has_told_us_are_ignored() {
    body =
        """
        {"id":"ORD1","external_reference":"r","total_amount":"55.3","currency":"BRL",
         "status":"processed","status_detail":"whatever","new_field":{"a":[1,2]},
         "created_date":"2026-11-23T12:00:00.123456789Z","expiration_time":"PT15M",
         "transactions":{"payments":[{"id":"PAY1","amount":"55.30"}],"news":true},
         "type_response":{"qr_data":"0002","other":1}}
        """;

    assertThat(found())
        .isEqualTo(
            new ProviderOrder(
                ORDER,
                "r",
                Optional.of(Money.brl("55.30")),
                ProviderStatus.PAID,
                Optional.of("0002"),
                Optional.of(Instant.parse("2026-11-23T12:15:00.123456789Z"))));
  }

  @Test
  void a_status_that_nobody_has_told_us_is_unknown() {
    body = "{\"id\":\"ORD1\",\"status\":\"in_limbo\"}";

    assertThat(found().status()).isEqualTo(ProviderStatus.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "55.30, processing, REFUND_PENDING",
    "55.3, processed, REFUND_PENDING",
    "55.30, failed, REFUND_FAILED",
    "10.00, processed, PAID",
    "10.00, processing, PAID"
  })
  void only_a_refund_of_everything_is_one(String amount, String refund, ProviderStatus expected) {
    body =
        """
        {"id":"ORD1","status":"processed","total_amount":"55.30","currency":"BRL",
         "transactions":{"refunds":[{"amount":"%s","status":"%s"}]}}
        """
            .formatted(amount, refund);

    assertThat(found().status()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"BRA, BRL", "URY, UYU"})
  void an_amount_without_a_currency_is_in_that_of_its_country(String country, String currency) {
    body =
        """
        {"id":"ORD1","status":"processed","total_amount":"55.30","country_code":"%s"}
        """
            .formatted(country);

    assertThat(found().amount()).contains(Money.of("55.30", Currency.getInstance(currency)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":\"ORD1\",\"status\":\"processed\"}",
        "{\"id\":\"ORD1\",\"status\":\"processed\",\"total_amount\":\"1\",\"country_code\":\"BR\"}",
        "{\"id\":\"ORD1\",\"status\":\"processed\",\"total_amount\":\"1\",\"country_code\":\"ATA\"}",
        "{\"id\":\"ORD1\",\"status\":\"processed\",\"total_amount\":\"55.30\"}",
        "{\"id\":\"ORD1\",\"status\":\"processed\",\"total_amount\":\"1e3\",\"currency\":\"BRL\"}",
        "{\"id\":\"ORD1\",\"status\":\"processed\",\"total_amount\":\"-1\",\"currency\":\"BRL\"}",
        "{\"id\":\"ORD1\",\"status\":\"processed\",\"total_amount\":\"1\",\"currency\":\"R$\"}"
      })
  void an_amount_that_makes_no_sense_is_none(String answer) {
    body = answer;

    assertThat(found().amount()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>",
        "[]",
        "{}",
        "null",
        "{\"id\":\"ORD1/../x\"}",
        "{\"id\":\"ORD2\",\"status\":\"processed\"}",
        "{\"id\":\"ORD1\",\"transactions\":7}"
      })
  void an_answer_that_is_none_counts_as_no_answer(String answer) {
    body = answer;

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> gateway.find(ORDER));
    assertThat(requests).hasSize(3);
  }

  @Test
  void the_access_token_is_not_carried_to_where_an_answer_points() {
    status = 302;

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> gateway.find(ORDER));

    assertThat(requests).allMatch("GET /v1/orders/ORD1"::equals);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void an_order_that_is_not_shown_is_unknown(int code) {
    status = code;
    body = "not even JSON";

    assertThat(gateway.find(ORDER)).isEqualTo(new Reading.Unknown());
  }

  private ProviderOrder found() {
    Reading reading = gateway.find(ORDER);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).order();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.getResponseHeaders().set("Location", "/elsewhere");
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }
}
