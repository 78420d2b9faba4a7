package dev.comanda.payment.adapter.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.payment.application.FakePayments;
import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.PaymentUseCases;
import dev.comanda.payment.application.ReconcilePayments;
import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrderId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** From the customer's payment in the simulator to the approved payment here, by real webhooks. */
class WebhookDeliveryTest {

  private static final String SECRET = "the-secret";

  private final Simulator simulator = new Simulator();
  private final PaymentGateway gateway = simulator.gateway();
  private final FakePayments payments = new FakePayments();
  private final InstantSource clock = InstantSource.system();
  private final OrderId order = new OrderId(UUID.randomUUID());
  private final PaymentId payment = PaymentId.of(order);
  private final MockMvc mvc =
      MockMvcBuilders.standaloneSetup(
              new MercadoPagoWebhook(
                  new WebhookSignature(List.of("the-next-secret", SECRET)),
                  Optional.of(Duration.ofMinutes(5)),
                  PaymentUseCases.recordProviderNotification(payments, gateway, clock),
                  clock,
                  new SimpleMeterRegistry()))
          .build();
  private HttpServer server;
  private volatile boolean down;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/payment/webhook", this::receive);
    server.start();
    notifyWith(SECRET);
    PaymentUseCases.requestPayment(payments, gateway, clock)
        .request(
            new RequestPayment.Command(
                order, new CustomerId("ana"), APayment.AMOUNT, APayment.ITEMS));
  }

  @AfterEach
  void stop() {
    simulator.behaveAsDocumented();
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"webhookIdCase\":\"upper\"}",
        "{\"timestampUnit\":\"s\"}",
        "{\"webhookIdCase\":\"upper\",\"timestampUnit\":\"s\"}",
        "{\"bareWebhooks\":true}",
        "{\"duplicateWebhooks\":true}",
        "{\"reorderWebhooks\":true}"
      })
  void a_customer_who_pays_is_believed_however_the_webhook_looks(String behaviour) {
    simulator.behave(behaviour);

    simulator.happens(providerOrder(), "processed");

    await().untilAsserted(() -> assertThat(status()).isEqualTo(PaymentStatus.APPROVED));
    assertThat(payments.events()).filteredOn(PaymentApproved.class::isInstance).hasSize(1);
  }

  @Test
  void a_refund_after_a_payment_is_not_taken_for_a_repetition() {
    simulator.happens(providerOrder(), "processed");
    await().untilAsserted(() -> assertThat(status()).isEqualTo(PaymentStatus.APPROVED));

    simulator.happens(providerOrder(), "refunded");

    await().untilAsserted(() -> assertThat(status()).isEqualTo(PaymentStatus.REFUNDED));
  }

  @Test
  void an_unsigned_webhook_changes_nothing_and_reconciliation_makes_up_for_it() {
    simulator.behave("{\"unsignedWebhooks\":true,\"webhookAttempts\":1}");

    simulator.happens(providerOrder(), "processed");

    await()
        .untilAsserted(() ->
            assertThat(simulator.answersToWebhooksAbout(providerOrder())).containsExactly(401));
    assertThat(status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
    reconcile();
    assertThat(status()).isEqualTo(PaymentStatus.APPROVED);
  }

  @Test
  void a_webhook_that_somebody_else_signed_changes_nothing() {
    notifyWith("a-guess");
    simulator.behave("{\"webhookAttempts\":1}");

    simulator.happens(providerOrder(), "processed");

    await()
        .untilAsserted(() ->
            assertThat(simulator.answersToWebhooksAbout(providerOrder())).containsExactly(401));
    assertThat(status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
  }

  @Test
  void a_webhook_that_cannot_be_followed_comes_again() {
    down = true;
    payments.failWhen(() -> down);

    simulator.happens(providerOrder(), "processed");
    await()
        .untilAsserted(
            () -> assertThat(simulator.answersToWebhooksAbout(providerOrder())).contains(503));
    down = false;

    await().untilAsserted(() -> assertThat(status()).isEqualTo(PaymentStatus.APPROVED));
  }

  private void reconcile() {
    InstantSource later = () -> clock.instant().plusSeconds(15);
    PaymentUseCases.reconcilePayments(payments, gateway, later)
        .reconcile(new ReconcilePayments.Command(10));
  }

  private void notifyWith(String secret) {
    simulator.notify(
        URI.create("http://localhost:" + server.getAddress().getPort() + "/payment/webhook"),
        secret);
  }

  private ProviderOrderId providerOrder() {
    return payments.the(payment).providerOrder().orElseThrow();
  }

  private PaymentStatus status() {
    return payments.the(payment).status();
  }

  /** Hands a real request to Spring MVC; one at a time, as the store here is made for. */
  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      MockHttpServletRequestBuilder request = post(exchange.getRequestURI());
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> request.header(name, values.toArray()));
      request.content(exchange.getRequestBody().readAllBytes());
      int status = mvc.perform(request).andReturn().getResponse().getStatus();
      exchange.sendResponseHeaders(status, -1);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }
}
