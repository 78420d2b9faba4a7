package dev.comanda.contracts.consumer;

import static dev.comanda.contracts.consumer.Requests.assertRefused;
import static dev.comanda.contracts.consumer.Requests.at;
import static dev.comanda.contracts.consumer.Requests.instant;
import static dev.comanda.contracts.consumer.Requests.json;
import static dev.comanda.contracts.consumer.Requests.problem;
import static dev.comanda.contracts.consumer.Requests.signedIn;
import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.MockServer;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.consumer.junit5.PactConsumerTestExt;
import au.com.dius.pact.consumer.junit5.PactTestFor;
import au.com.dius.pact.core.model.PactSpecVersion;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.annotations.Pact;
import dev.comanda.client.KitchenClient;
import dev.comanda.client.KitchenClient.Item;
import dev.comanda.client.KitchenClient.Ticket;
import dev.comanda.client.Session;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the kitchen's screen needs of the restaurant. */
@ExtendWith({NamesThePact.class, PactConsumerTestExt.class})
@PactTestFor(providerName = "gateway", pactVersion = PactSpecVersion.V4)
class KitchenUsesGatewayPactTest {

  private static final UUID ID = Events.ORDER;
  private static final String NOON = "2026-11-23T12:00:00Z";
  private static final Session SESSION = new Session(Requests.TOKEN, 900);

  @Pact(consumer = "kitchen")
  V4Pact employee(PactBuilder pact) {
    return Requests.pact(
        pact,
        "somebody works in the kitchen",
        "signing an employee in",
        request ->
            json(
                request.method("POST").path("/auth/token"),
                body -> {
                  body.stringValue("grantType", "employee");
                  body.stringValue("username", "kitchen");
                  body.valueFromProviderState("password", "${password}", "a-secret");
                }),
        answer -> json(answer, 200, Requests::session));
  }

  @Pact(consumer = "kitchen")
  V4Pact wrongPassword(PactBuilder pact) {
    return Requests.pact(
        pact,
        "somebody works in the kitchen",
        "signing in with a wrong password",
        request ->
            json(
                request.method("POST").path("/auth/token"),
                body -> {
                  body.stringValue("grantType", "employee");
                  body.stringValue("username", "kitchen");
                  body.stringValue("password", "not the password");
                }),
        answer -> problem(answer, 401, "sign-in-refused"));
  }

  @Pact(consumer = "kitchen")
  V4Pact toDo(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order waits in the kitchen",
        "asking what is to do",
        request ->
            signedIn(request.method("GET").path("/production")).queryParameter("limit", "20"),
        answer ->
            json(
                answer,
                200,
                body -> body.minArrayLike("items", 1, ticket -> ticket(ticket, "received"))));
  }

  @Pact(consumer = "kitchen")
  V4Pact start(PactBuilder pact) {
    return step(pact, "an order waits in the kitchen", "beginning an order", "started");
  }

  @Pact(consumer = "kitchen")
  V4Pact complete(PactBuilder pact) {
    return step(pact, "an order is being prepared", "putting an order on the counter", "completed");
  }

  @Pact(consumer = "kitchen")
  V4Pact deliver(PactBuilder pact) {
    return step(pact, "an order lies on the counter", "handing an order over", "delivered");
  }

  @Pact(consumer = "kitchen")
  V4Pact startCancelled(PactBuilder pact) {
    return Requests.pact(
        pact,
        "an order that waited in the kitchen was cancelled",
        "beginning an order that was cancelled",
        request -> step(request, "started"),
        answer -> problem(answer, 409, "step-not-possible"));
  }

  @Test
  @PactTestFor(pactMethod = "employee")
  void signs_the_staff_in(MockServer gateway) {
    assertThat(kitchen(gateway).signIn("kitchen", "a-secret")).isEqualTo(SESSION);
  }

  @Test
  @PactTestFor(pactMethod = "wrongPassword")
  void says_that_the_password_is_wrong(MockServer gateway) {
    assertRefused("sign-in-refused", () -> kitchen(gateway).signIn("kitchen", "not the password"));
  }

  @Test
  @PactTestFor(pactMethod = "toDo")
  void shows_what_is_to_do(MockServer gateway) {
    assertThat(kitchen(gateway).toDo(SESSION)).containsExactly(shown("received"));
  }

  @Test
  @PactTestFor(pactMethod = "start")
  void begins_an_order(MockServer gateway) {
    assertThat(kitchen(gateway).start(SESSION, ID)).isEqualTo(shown("started"));
  }

  @Test
  @PactTestFor(pactMethod = "complete")
  void puts_an_order_on_the_counter(MockServer gateway) {
    assertThat(kitchen(gateway).complete(SESSION, ID)).isEqualTo(shown("completed"));
  }

  @Test
  @PactTestFor(pactMethod = "deliver")
  void hands_an_order_over(MockServer gateway) {
    assertThat(kitchen(gateway).deliver(SESSION, ID)).isEqualTo(shown("delivered"));
  }

  @Test
  @PactTestFor(pactMethod = "startCancelled")
  void begins_nothing_that_was_cancelled(MockServer gateway) {
    assertRefused("step-not-possible", () -> kitchen(gateway).start(SESSION, ID));
  }

  private static V4Pact step(PactBuilder pact, String state, String description, String step) {
    return Requests.pact(
        pact,
        state,
        description,
        request -> step(request, step),
        answer -> json(answer, 200, body -> ticket(body, step)));
  }

  private static HttpRequestBuilder step(HttpRequestBuilder request, String step) {
    return at(signedIn(request.method("PUT")), "/production/${ticket}/" + step, ID);
  }

  private static void ticket(LambdaDslObject body, String status) {
    body.uuid("id", ID);
    body.uuid("orderId", ID);
    body.stringValue("status", status);
    body.minArrayLike(
        "items",
        1,
        item -> {
          item.stringType("name", "X-Burger");
          item.integerType("quantity", 2);
        });
    instant(body, "receivedAt", NOON);
  }

  private static Ticket shown(String status) {
    return new Ticket(ID, ID, status, List.of(new Item("X-Burger", 2)), Instant.parse(NOON));
  }

  private static KitchenClient kitchen(MockServer gateway) {
    return new KitchenClient(URI.create(gateway.getUrl()));
  }
}
