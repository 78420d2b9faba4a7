package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Requests.assertRefused;
import static dev.comanda.contracts.consumer.Requests.at;
import static dev.comanda.contracts.consumer.Requests.instant;
import static dev.comanda.contracts.consumer.Requests.json;
import static dev.comanda.contracts.consumer.Requests.price;
import static dev.comanda.contracts.consumer.Requests.problem;
import static dev.comanda.contracts.consumer.Requests.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.client.KioskClient;
import dev.comanda.client.KioskClient.Category;
import dev.comanda.client.KioskClient.Order;
import dev.comanda.client.KioskClient.Payment;
import dev.comanda.client.KioskClient.Product;
import dev.comanda.client.KioskClient.Step;
import dev.comanda.client.Price;
import dev.comanda.client.Session;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a kiosk needs of the restaurant. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(providerName = "gateway", pactVersion = PactSpecVersion.V4)
class KioskUsesGatewayPactTest {

  private static final String TAX_ID = "52998224725";
  private static final String STRANGER = "11144477735";
  private static final UUID ID = Events.ORDER;
  private static final UUID BURGER = Events.BURGER;
  private static final UUID KEY = UUID.fromString("4f0c9c3e-6c1f-4c0e-9c67-6d1c4a0c7f5e");
  private static final String NOON = "2026-11-23T12:00:00Z";
  private static final Session SESSION = new Session(Requests.TOKEN, 900);
  private static final Price TOTAL = new Price(new BigDecimal("45.80"), "BRL");

  @Pact(consumer = "kiosk")
  V4Pact guest(PactBuilder pact) {
    return Requests.pact(
        pact,
        "the restaurant is open",
        "signing a guest in",
        request -> token(request, body -> body.stringValue("grantType", "guest")),
        answer -> json(answer, 200, Requests::session));
  }

  @Pact(consumer = "kiosk")
  V4Pact customer(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a customer is registered",
        "signing a customer in",
        request -> token(request, body -> customer(body, TAX_ID)),
        answer -> json(answer, 200, Requests::session));
  }

  @Pact(consumer = "kiosk")
  V4Pact stranger(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a customer is not registered",
        "signing in somebody whom nobody knows",
        request -> token(request, body -> customer(body, STRANGER)),
        answer -> problem(answer, 401, "sign-in-refused"));
  }

  @Pact(consumer = "kiosk")
  V4Pact registration(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a customer is not registered",
        "registering a customer",
        request ->
            registration(
                request, body -> body.valueFromProviderState("taxId", "${taxId}", STRANGER)),
        answer -> json(answer, 201, body -> body.uuid("id", ID)));
  }

  @Pact(consumer = "kiosk")
  V4Pact registeredAlready(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a customer is registered",
        "registering a customer once more",
        request -> registration(request, body -> body.stringValue("taxId", TAX_ID)),
        answer -> problem(answer, 409, "customer-already-known"));
  }

  @Pact(consumer = "kiosk")
  V4Pact categories(PactBuilder pact) {
    return Requests.pact(
        pact,
        "the restaurant is open",
        "asking for the parts of the menu",
        request -> request.method("GET").path("/categories"),
        answer ->
            json(
                answer,
                200,
                body ->
                    body.minArrayLike(
                        "items",
                        1,
                        category -> {
                          category.stringType("id", "drink");
                          category.stringType("name", "Bebida");
                        })));
  }

  @Pact(consumer = "kiosk")
  V4Pact products(PactBuilder pact) {
    return Requests.pact(
        pact,
        "the restaurant is open",
        "asking for the drinks",
        request -> request.method("GET").path("/products").queryParameter("category", "drink"),
        answer ->
            json(
                answer,
                200,
                body ->
                    body.minArrayLike(
                        "items",
                        1,
                        product -> {
                          product.uuid("id", BURGER);
                          product.stringType("name", "Suco de laranja");
                          price(product, "price", "9.50");
                        })));
  }

  @Pact(consumer = "kiosk")
  V4Pact order(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a guest has signed in and a product is on the menu",
        "placing an order",
        request -> basket(request, "${product}", BURGER),
        answer ->
            json(
                answer,
                201,
                body -> {
                  body.uuid("id", ID);
                  order(body, "placed", "placed");
                }));
  }

  @Pact(consumer = "kiosk")
  V4Pact orderOfTheUnknown(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a guest has signed in and a product is off the menu",
        "placing an order of something that went off the menu",
        request -> basket(request, "${product}", BURGER),
        answer -> problem(answer, 422, "unknown-products"));
  }

  @Pact(consumer = "kiosk")
  V4Pact follow(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order of a guest is ready",
        "following an order",
        request -> at(signedIn(request.method("GET")), "/order/${order}", ID),
        answer ->
            json(
                answer,
                200,
                body -> {
                  body.valueFromProviderState("id", "${order}", ID.toString());
                  order(body, "ready", "placed");
                }));
  }

  @Pact(consumer = "kiosk")
  V4Pact cancel(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order of a guest waits for its payment",
        "calling an order off",
        request -> at(signedIn(request.method("POST")), "/order/${order}/cancel", ID),
        answer ->
            json(
                answer,
                200,
                body -> {
                  body.valueFromProviderState("id", "${order}", ID.toString());
                  order(body, "cancelled", "placed");
                }));
  }

  @Pact(consumer = "kiosk")
  V4Pact cancelTooLate(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order of a guest is ready",
        "calling an order off that is ready",
        request -> at(signedIn(request.method("POST")), "/order/${order}/cancel", ID),
        answer -> problem(answer, 409, "order-not-cancellable"));
  }

  @Pact(consumer = "kiosk")
  V4Pact payment(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order of a guest waits for its payment",
        "asking how to pay an order",
        request -> payment(request, "${order}"),
        answer ->
            json(
                answer,
                200,
                body -> {
                  body.uuid("id", ID);
                  body.stringValue("status", "awaitingPayment");
                  price(body, "amount", "45.80");
                  body.stringMatcher("qrCode", "[ -~]{20,}", "00020101021226540014br.gov.bcb.pix");
                  instant(body, "expiresAt", NOON);
                }));
  }

  @Pact(consumer = "kiosk")
  V4Pact paid(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order of a guest is ready",
        "asking whether an order was paid",
        request -> payment(request, "${order}"),
        answer ->
            json(
                answer,
                200,
                body -> {
                  body.uuid("id", ID);
                  body.stringValue("status", "approved");
                  price(body, "amount", "45.80");
                }));
  }

  @Pact(consumer = "kiosk")
  V4Pact noPayment(PactBuilder pact) {
    return Requests.pact(
        pact,
        "a guest has signed in",
        "asking how to pay an order before that is known",
        request ->
            signedIn(request.method("GET").path("/payment"))
                .queryParameter("orderId", ID.toString()),
        answer -> problem(answer, 404, "payment-not-found"));
  }

  @Test
  @PactTestFor(pactMethod = "guest")
  void lets_guests_in(MockServer gateway) {
    assertThat(kiosk(gateway).guest()).isEqualTo(SESSION);
  }

  @Test
  @PactTestFor(pactMethod = "customer")
  void identifies_customers(MockServer gateway) {
    assertThat(kiosk(gateway).identify(TAX_ID)).contains(SESSION);
  }

  @Test
  @PactTestFor(pactMethod = "stranger")
  void offers_strangers_to_register(MockServer gateway) {
    assertThat(kiosk(gateway).identify(STRANGER)).isEmpty();
  }

  @Test
  @PactTestFor(pactMethod = "registration")
  void registers_customers(MockServer gateway) {
    assertThat(kiosk(gateway).register(STRANGER, "Ana Souza", "ana@example.com")).isEqualTo(ID);
  }

  @Test
  @PactTestFor(pactMethod = "registeredAlready")
  void registers_nobody_twice(MockServer gateway) {
    assertRefused(
        "customer-already-known",
        () -> kiosk(gateway).register(TAX_ID, "Ana Souza", "ana@example.com"));
  }

  @Test
  @PactTestFor(pactMethod = "categories")
  void shows_the_parts_of_the_menu(MockServer gateway) {
    assertThat(kiosk(gateway).categories()).containsExactly(new Category("drink", "Bebida"));
  }

  @Test
  @PactTestFor(pactMethod = "products")
  void shows_what_there_is_to_choose(MockServer gateway) {
    assertThat(kiosk(gateway).products("drink"))
        .containsExactly(
            new Product(BURGER, "Suco de laranja", new Price(new BigDecimal("9.50"), "BRL")));
  }

  @Test
  @PactTestFor(pactMethod = "order")
  void places_an_order(MockServer gateway) {
    assertThat(kiosk(gateway).order(SESSION, KEY, Map.of(BURGER, 2)))
        .isEqualTo(followed("placed", "placed"));
  }

  @Test
  @PactTestFor(pactMethod = "orderOfTheUnknown")
  void says_what_went_off_the_menu(MockServer gateway) {
    assertRefused("unknown-products", () -> kiosk(gateway).order(SESSION, KEY, Map.of(BURGER, 2)));
  }

  @Test
  @PactTestFor(pactMethod = "follow")
  void follows_an_order(MockServer gateway) {
    assertThat(kiosk(gateway).follow(SESSION, ID)).isEqualTo(followed("ready", "placed"));
  }

  @Test
  @PactTestFor(pactMethod = "cancel")
  void calls_an_order_off(MockServer gateway) {
    assertThat(kiosk(gateway).cancel(SESSION, ID)).isEqualTo(followed("cancelled", "placed"));
  }

  @Test
  @PactTestFor(pactMethod = "cancelTooLate")
  void calls_nothing_off_that_is_ready(MockServer gateway) {
    assertRefused("order-not-cancellable", () -> kiosk(gateway).cancel(SESSION, ID));
  }

  @Test
  @PactTestFor(pactMethod = "payment")
  void shows_what_to_scan(MockServer gateway) {
    assertThat(kiosk(gateway).payment(SESSION, ID))
        .contains(
            new Payment(
                ID,
                "awaitingPayment",
                TOTAL,
                Optional.of("00020101021226540014br.gov.bcb.pix"),
                Optional.of(Instant.parse(NOON))));
  }

  @Test
  @PactTestFor(pactMethod = "paid")
  void shows_that_it_is_paid(MockServer gateway) {
    assertThat(kiosk(gateway).payment(SESSION, ID))
        .contains(new Payment(ID, "approved", TOTAL, Optional.empty(), Optional.empty()));
  }

  @Test
  @PactTestFor(pactMethod = "noPayment")
  void waits_for_the_payment_to_be_known(MockServer gateway) {
    assertThat(kiosk(gateway).payment(SESSION, ID)).isEmpty();
  }

  private static KioskClient kiosk(MockServer gateway) {
    return new KioskClient(URI.create(gateway.getUrl()));
  }

  private static Order followed(String status, String first) {
    return new Order(ID, status, TOTAL, List.of(new Step(first, Instant.parse(NOON))));
  }

  private static HttpRequestBuilder token(
      HttpRequestBuilder request, Consumer<LambdaDslObject> body) {
    return json(request.method("POST").path("/auth/token"), body);
  }

  private static void customer(LambdaDslObject body, String taxId) {
    body.stringValue("grantType", "customer");
    body.stringValue("taxId", taxId);
  }

  private static HttpRequestBuilder registration(
      HttpRequestBuilder request, Consumer<LambdaDslObject> taxId) {
    return json(
        request.method("POST").path("/auth/customers"),
        body -> {
          taxId.accept(body);
          body.stringValue("name", "Ana Souza");
          body.stringValue("email", "ana@example.com");
        });
  }

  private static HttpRequestBuilder basket(
      HttpRequestBuilder request, String product, UUID example) {
    return json(
        signedIn(request.method("POST").path("/order"))
            .header("Idempotency-Key", Matchers.uuid(KEY.toString())),
        body ->
            body.array(
                "items",
                items ->
                    items.object(item -> {
                      item.valueFromProviderState("productId", product, example.toString());
                      item.numberValue("quantity", 2);
                    })));
  }

  private static HttpRequestBuilder payment(HttpRequestBuilder request, String order) {
    return signedIn(request.method("GET").path("/payment"))
        .queryParameter("orderId", Matchers.fromProviderState(order, ID.toString()));
  }

  /** An order as the kiosk follows it, but for its id. */
  private static void order(LambdaDslObject body, String status, String step) {
    body.stringValue("status", status);
    price(body, "total", "45.80");
    body.minArrayLike(
        "history",
        1,
        entry -> {
          entry.stringMatcher("status", "[a-z][A-Za-z]*", step);
          instant(entry, "at", NOON);
        });
  }
}
