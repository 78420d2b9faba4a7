package dev.comanda.order.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.adapter.http.Golden;
import dev.comanda.shared.adapter.http.Http;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Orders over HTTP, as long as nothing is wrong; what is wrong is OrderProblemsTest's. */
final class OrderControllerTest {

  private static final String ALICE = "customer.alice";

  private final OrderPorts ports = new OrderPorts();
  private final Http http = Http.with(ports.controller());

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void an_accepted_order_is_answered_with_its_address() {
    MvcTestResult answer = place();

    assertThat(answer).hasStatus(201);
    assertThat(answer).headers().hasValue(HttpHeaders.LOCATION, "/order/" + OrderPorts.ID);
    Golden.assertMatches("order-placed.json", answer);
  }

  @Test
  void the_basket_the_key_and_the_requester_reach_the_port() {
    place();

    PlaceOrder.Command command = ports.placed.getFirst();
    assertThat(command.requester()).isEqualTo(new Requester("alice", Role.CUSTOMER));
    assertThat(command.key().value()).isEqualTo("key-1");
    assertThat(command.basket()).isEqualTo(OrderPorts.placed().lines().basket());
  }

  @Test
  void a_repeated_order_is_answered_as_it_was_then() {
    ports.placeOutcome = new PlaceOrder.Outcome.Repeated(OrderPorts.cancelled().asPlaced());

    MvcTestResult answer = place();

    assertThat(answer).hasStatus(201);
    assertThat(answer).headers().hasValue(HttpHeaders.LOCATION, "/order/" + OrderPorts.ID);
    Golden.assertMatches("order-placed.json", answer);
  }

  @Test
  void an_order_is_shown_with_its_history() {
    MvcTestResult answer = http.get(ALICE, "/order/{id}", OrderPorts.ID).exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("order.json", answer);
  }

  @Test
  void head_answers_like_get() {
    assertThat(http.as(ALICE, HEAD, "/order/{id}", OrderPorts.ID).exchange()).hasStatus(200);
  }

  @Test
  void orders_of_other_customers_are_hidden_like_unknown_ones() {
    MvcTestResult others = http.get("customer.bob", "/order/{id}", OrderPorts.ID).exchange();
    ports.found = Optional.empty();
    MvcTestResult unknown = http.get("customer.bob", "/order/{id}", OrderPorts.ID).exchange();

    assertThat(others).hasStatus(404);
    assertThat(others.getResponse().getContentAsByteArray())
        .isEqualTo(unknown.getResponse().getContentAsByteArray());
  }

  @Test
  void the_staff_sees_every_order() {
    assertThat(http.get("employee.carol", "/order/{id}", OrderPorts.ID).exchange()).hasStatus(200);
  }

  @Test
  void a_cancelled_order_is_answered() {
    MvcTestResult answer = http.as(ALICE, POST, "/order/{id}/cancel", OrderPorts.ID).exchange();

    assertThat(answer).hasStatus(200);
    Golden.assertMatches("order.json", answer);
  }

  @Test
  void a_page_leads_to_the_next_one() {
    OrderPosition last = OrderPosition.of(OrderPorts.placed());
    ports.page = new Page<>(List.of(OrderPorts.placed()), Optional.of(last));

    MvcTestResult first = http.get(ALICE, "/order?status=awaitingPayment&limit=1").exchange();
    String cursor = OrderController.CURSOR.textOf(last);
    assertThat(first).bodyJson().extractingPath("$.nextCursor").isEqualTo(cursor);
    assertThat(first).bodyJson().extractingPath("$.items.length()").isEqualTo(1);

    assertThat(http.get(ALICE, "/order?cursor={c}", cursor).exchange()).hasStatus(200);
    assertThat(ports.listed.getFirst().status()).contains(OrderStatus.AWAITING_PAYMENT);
    assertThat(ports.listed.getFirst().page()).isEqualTo(PageRequest.first(1));
    assertThat(ports.listed.getLast().page())
        .isEqualTo(new PageRequest<>(Optional.of(last), PageRequest.DEFAULT_LIMIT));
  }

  @Test
  void the_last_page_has_no_cursor() {
    MvcTestResult answer = http.get(ALICE, "/order").exchange();

    assertThat(answer).bodyText().isEqualTo("{\"items\":[]}");
  }

  private MvcTestResult place() {
    return http.post(
            ALICE,
            "/order",
            """
            {"items":[
              {"productId":"%s","quantity":1},
              {"productId":"%s","quantity":1},
              {"productId":"%s","quantity":1}
            ]}
            """
                .formatted(OrderPorts.BURGER, OrderPorts.SODA, OrderPorts.BURGER))
        .header("Idempotency-Key", "key-1")
        .exchange();
  }
}
