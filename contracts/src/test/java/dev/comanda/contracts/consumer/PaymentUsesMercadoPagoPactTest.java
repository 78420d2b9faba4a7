package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Requests.at;
import static dev.comanda.contracts.consumer.Requests.decimal;
import static dev.comanda.contracts.consumer.Requests.json;
import static dev.comanda.contracts.consumer.Requests.signedIn;
import static dev.comanda.payment.domain.APayment.PROVIDER_ORDER;
import static dev.comanda.payment.domain.APayment.QR_CODE;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoGateway;
import dev.comanda.payment.adapter.mercadopago.MercadoPagoSettings;
import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.PaymentGateway.Answer;
import dev.comanda.payment.application.PaymentGateway.Creation;
import dev.comanda.payment.application.PaymentGateway.Reading;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import java.net.URI;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.client.RestClient;

/**
 * What payment needs of Mercado Pago. Mercado Pago does not verify it: this is our reading of its
 * documentation, held against our simulator.
 */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(providerName = "mercado-pago", pactVersion = PactSpecVersion.V4)
class PaymentUsesMercadoPagoPactTest {

  private static final PaymentSnapshot PAYMENT = aPayment().requested().snapshot();
  private static final RequestKey KEY = new RequestKey(PAYMENT.id() + "-create-1");

  @Pact(consumer = "payment")
  V4Pact create(PactBuilder pact) {
    return Requests.pact(
        pact,
        "the point of sale is set up",
        "opening an order",
        request ->
            json(
                key(signedIn(request.method("POST").path("/v1/orders"))),
                PaymentUsesMercadoPagoPactTest::newOrder),
        answer -> order(answer, 201, "created", false));
  }

  @Pact(consumer = "payment")
  V4Pact open(PactBuilder pact) {
    return reading(pact, "an order can be paid", "reading an order", "created", false);
  }

  @Pact(consumer = "payment")
  V4Pact paid(PactBuilder pact) {
    return reading(pact, "an order was paid", "reading a paid order", "processed", false);
  }

  @Pact(consumer = "payment")
  V4Pact expired(PactBuilder pact) {
    return reading(
        pact, "an order was not paid in time", "reading an order of before", "expired", false);
  }

  @Pact(consumer = "payment")
  V4Pact unknown(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order does not exist",
        "reading an order that does not exist",
        request -> read(request, PROVIDER_ORDER.value()),
        answer -> answer.status(404));
  }

  @Pact(consumer = "payment")
  V4Pact cancel(PactBuilder pact) {
    return pact.given("an order can be paid")
        .expectsToReceiveHttpInteraction(
            "cancelling an order",
            http ->
                http.withRequest(request -> change(request, "cancel"))
                    .willRespondWith(answer -> answer.status(200)))
        .given("an order was cancelled")
        .expectsToReceiveHttpInteraction(
            "reading a cancelled order",
            http ->
                http.withRequest(request -> read(request, "${order}"))
                    .willRespondWith(answer -> order(answer, 200, "canceled", false)))
        .toPact();
  }

  @Pact(consumer = "payment")
  V4Pact cancelTooLate(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order was paid",
        "cancelling a paid order",
        request -> change(request, "cancel"),
        answer -> error(answer, 409, "cannot_cancel_order"));
  }

  @Pact(consumer = "payment")
  V4Pact refund(PactBuilder pact) {
    return pact.given("an order was paid")
        .expectsToReceiveHttpInteraction(
            "returning the money of an order",
            http ->
                http.withRequest(request -> change(request, "refund"))
                    .willRespondWith(answer -> answer.status(201)))
        .given("the money of an order is on its way back")
        .expectsToReceiveHttpInteraction(
            "reading an order whose money is on its way back",
            http ->
                http.withRequest(request -> read(request, "${order}"))
                    .willRespondWith(answer -> order(answer, 200, "processed", true)))
        .toPact();
  }

  @Pact(consumer = "payment")
  V4Pact refunded(PactBuilder pact) {
    return reading(
        pact, "the money of an order went back", "reading a refunded order", "refunded", false);
  }

  @Test
  @PactTestFor(pactMethod = "create")
  void opens_an_order(MockServer provider) {
    assertThat(gateway(provider).create(PAYMENT, KEY))
        .isInstanceOfSatisfying(
            Creation.Created.class, created -> assertRead(created.order(), ProviderStatus.OPEN));
  }

  @Test
  @PactTestFor(pactMethod = "open")
  void sees_that_an_order_can_be_paid(MockServer provider) {
    assertFound(provider, ProviderStatus.OPEN);
  }

  @Test
  @PactTestFor(pactMethod = "paid")
  void sees_that_an_order_was_paid(MockServer provider) {
    assertFound(provider, ProviderStatus.PAID);
  }

  @Test
  @PactTestFor(pactMethod = "expired")
  void sees_that_an_order_was_not_paid(MockServer provider) {
    assertFound(provider, ProviderStatus.EXPIRED);
  }

  @Test
  @PactTestFor(pactMethod = "unknown")
  void sees_that_there_is_no_order(MockServer provider) {
    assertThat(read(provider)).isEqualTo(new Reading.Unknown());
  }

  @Test
  @PactTestFor(pactMethod = "cancel")
  void cancels_an_order(MockServer provider) {
    assertThat(gateway(provider).cancel(PROVIDER_ORDER, KEY))
        .isInstanceOfSatisfying(
            Answer.Taken.class, taken -> assertRead(taken.order(), ProviderStatus.CANCELLED));
  }

  @Test
  @PactTestFor(pactMethod = "cancelTooLate")
  void hears_why_an_order_cannot_be_cancelled(MockServer provider) {
    assertThat(gateway(provider).cancel(PROVIDER_ORDER, KEY))
        .as("errors.code")
        .isEqualTo(new Answer.NotPossible("cannot_cancel_order"));
  }

  @Test
  @PactTestFor(pactMethod = "refund")
  void returns_the_money(MockServer provider) {
    assertThat(gateway(provider).refund(PROVIDER_ORDER, KEY))
        .isInstanceOfSatisfying(
            Answer.Taken.class, taken -> assertRead(taken.order(), ProviderStatus.REFUND_PENDING));
  }

  @Test
  @PactTestFor(pactMethod = "refunded")
  void sees_that_the_money_went_back(MockServer provider) {
    assertFound(provider, ProviderStatus.REFUNDED);
  }

  private static PaymentGateway gateway(MockServer provider) {
    return new MercadoPagoGateway(
        new MercadoPagoSettings(URI.create(provider.getUrl()), Requests.TOKEN, "COMANDA001"),
        RestClient.builder());
  }

  private static Reading read(MockServer provider) {
    return gateway(provider).find(PROVIDER_ORDER);
  }

  private static void assertFound(MockServer provider, ProviderStatus status) {
    assertThat(read(provider))
        .isInstanceOfSatisfying(Reading.Found.class, found -> assertRead(found.order(), status));
  }

  /** One by one, because the provider's names of the fields are not ours. */
  private static void assertRead(ProviderOrder order, ProviderStatus status) {
    ProviderOrder expected = aPayment().report(status);
    SoftAssertions.assertSoftly(softly -> {
      softly.assertThat(order.id()).as("id").isEqualTo(expected.id());
      softly.assertThat(order.reference()).as("external_reference").isEqualTo(expected.reference());
      softly.assertThat(order.amount()).as("total_amount, currency").isEqualTo(expected.amount());
      softly.assertThat(order.status()).as("status, transactions.refunds").isEqualTo(status);
      softly.assertThat(order.qrCode()).as("type_response.qr_data").isEqualTo(expected.qrCode());
      softly
          .assertThat(order.expiresAt())
          .as("created_date, expiration_time")
          .isEqualTo(expected.expiresAt());
    });
  }

  private static V4Pact reading(
      PactBuilder pact, String state, String description, String status, boolean refunding) {
    return Requests.pact(
        pact,
        state,
        description,
        request -> read(request, "${order}"),
        answer -> order(answer, 200, status, refunding));
  }

  private static HttpRequestBuilder read(HttpRequestBuilder request, String order) {
    return at(signedIn(request.method("GET")), "/v1/orders/" + order, PROVIDER_ORDER);
  }

  private static HttpRequestBuilder change(HttpRequestBuilder request, String change) {
    return at(
        key(signedIn(request.method("POST"))), "/v1/orders/${order}/" + change, PROVIDER_ORDER);
  }

  private static HttpRequestBuilder key(HttpRequestBuilder request) {
    return request.header("X-Idempotency-Key", Matchers.fromProviderState("${key}", KEY.value()));
  }

  private static void newOrder(LambdaDslObject order) {
    order.stringValue("type", "qr");
    order.stringValue("total_amount", "55.30");
    order.stringValue("description", "Comanda");
    order.stringValue("external_reference", PAYMENT.id().toString());
    order.stringValue("expiration_time", "PT15M");
    order.object(
        "config",
        config ->
            config.object(
                "qr",
                qr -> {
                  qr.stringValue("external_pos_id", "COMANDA001");
                  qr.stringValue("mode", "dynamic");
                }));
    order.object(
        "transactions",
        transactions ->
            transactions.array(
                "payments",
                payments -> payments.object(payment -> payment.stringValue("amount", "55.30"))));
    order.array(
        "items",
        items -> {
          items.object(item -> item(item, "X-Burger", "22.90", 2, 1));
          items.object(item -> item(item, "Suco de laranja", "9.50", 1, 2));
        });
  }

  private static void item(
      LambdaDslObject item, String title, String price, int quantity, int product) {
    item.stringValue("title", title);
    item.stringValue("unit_price", price);
    item.numberValue("quantity", quantity);
    item.stringValue("unit_measure", "unit");
    item.stringValue("external_code", "00000000-0000-0001-0000-00000000000" + product);
  }

  /** As much of an order as payment reads. */
  private static HttpResponseBuilder order(
      HttpResponseBuilder answer, int status, String state, boolean refunding) {
    return json(
        answer,
        status,
        order -> {
          order.stringMatcher("id", "ORD[0-9A-Z]{26}", PROVIDER_ORDER.value());
          order.stringMatcher("external_reference", "[A-Za-z0-9_-]{1,64}", PAYMENT.id().toString());
          decimal(order, "total_amount", "55.30");
          order.stringValue("currency", "BRL");
          order.stringValue("status", state);
          order.stringMatcher("created_date", "\\d{4}-\\d\\d-\\d\\dT\\S+", "2026-11-23T12:00:00Z");
          order.stringValue("expiration_time", "PT15M");
          order.object(
              "type_response", response -> response.stringMatcher("qr_data", "[ -~]+", QR_CODE));
          if (refunding) {
            order.object(
                "transactions",
                transactions ->
                    // That there is one says it; its status and amount matter only when it fails or
                    // is
                    // for a part, and nobody can make that happen at the provider.
                    transactions.minArrayLike("refunds", 1, refund -> {}));
          }
        });
  }

  private static HttpResponseBuilder error(HttpResponseBuilder answer, int status, String code) {
    return json(
        answer,
        status,
        error -> error.minArrayLike("errors", 1, item -> item.stringValue("code", code)));
  }
}
