package dev.comanda.order.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static dev.comanda.shared.adapter.http.ProblemAssert.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.comanda.order.application.CancelOrder;
import dev.comanda.order.application.PlaceOrder;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.adapter.http.Http;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Defect O-18: what is wrong with a request is a problem that can be mended, never a 500. */
final class OrderProblemsTest {

  private static final String ALICE = "customer.alice";
  private static final String GOOD =
      """
      {"items":[{"productId":"%s","quantity":2}]}\
      """
          .formatted(OrderPorts.BURGER);

  private final OrderPorts ports = new OrderPorts();
  private final Http http = Http.with(ports.controller());

  @AfterEach
  void close() {
    http.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\"text\"",
        "{} {}",
        "{\"items\":[],\"items\":[]}",
        "{'items':[]}",
        "\u0000",
        "{\"items\":NaN}"
      })
  void a_body_that_is_no_json_object_is_malformed(String body) {
    assertProblem(order(body), 400, "malformed-body");
  }

  @Test
  void a_body_nested_without_end_is_malformed() {
    assertProblem(order("{\"items\":" + "[".repeat(30_000)), 400, "malformed-body");
  }

  @Test
  void every_wrong_field_is_named_at_once() {
    MvcTestResult answer =
        http.post(
                ALICE,
                "/order",
                """
                {
                  "items": [
                    {"productId": "nonsense", "quantity": 0, "gift": true},
                    {"productId": 5, "quantity": "2"},
                    {"quantity": 1000000000},
                    {"productId": "1-1-1-1-1", "quantity": 1.5},
                    null,
                    [],
                    {"productId": null, "quantity": 10000000000}
                  ],
                  "coupon": "x",
                  "12345678909": "x"
                }
                """)
            .exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer))
        .containsExactlyInAnyOrder(
            "Idempotency-Key is required",
            "items[0].productId must be a UUID",
            "items[0].quantity must be between 1 and 99",
            "items[0].gift is not known",
            "items[1].productId must be a text",
            "items[1].quantity must be a whole number",
            "items[2].productId is required",
            "items[2].quantity must be between 1 and 99",
            "items[3].productId must be a UUID",
            "items[3].quantity must be a whole number",
            "items[4] is required",
            "items[5] must be an object",
            "items[6].productId is required",
            "items[6].quantity is out of range",
            "coupon is not known",
            "? is not known");
    assertThat(ports.placed).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|items is required",
        "{\"items\":null}|items is required",
        "{\"items\":[]}|items must hold at least one product",
        "{\"items\":{}}|items must be a list",
        "{\"items\":\"x\"}|items must be a list"
      })
  void an_order_without_items_is_refused(String body, String error) {
    MvcTestResult answer = order(body);

    assertProblem(answer, 400, "invalid-request");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[0]")
        .asMap()
        .containsEntry("field", "items")
        .containsEntry("message", error.substring("items ".length()));
  }

  @Test
  void too_much_of_one_product_in_several_items_is_refused() {
    String item = "{\"productId\":\"%s\",\"quantity\":60}".formatted(OrderPorts.BURGER);

    MvcTestResult answer = order("{\"items\":[" + item + "," + item + "]}");

    assertProblem(answer, 400, "invalid-request");
    assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("items");
  }

  @Test
  void a_long_list_of_errors_ends_somewhere() {
    MvcTestResult answer = order("{\"items\":[" + "{},".repeat(15_000) + "{}]}");

    assertProblem(answer, 400, "invalid-request");
    assertThat(answer).bodyJson().extractingPath("$.errors").asArray().hasSize(100);
  }

  @Test
  void a_missing_idempotency_key_is_refused() {
    assertProblem(http.post(ALICE, "/order", GOOD).exchange(), 400, "idempotency-key-missing");
    assertThat(ports.placed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "with space", "ä"})
  void an_unusable_idempotency_key_is_refused(String key) {
    assertProblem(
        http.post(ALICE, "/order", GOOD).header("Idempotency-Key", key).exchange(),
        400,
        "invalid-request");
  }

  @Test
  void another_order_under_the_same_key_is_refused() {
    ports.placeOutcome = new PlaceOrder.Outcome.KeyUsedForAnotherBasket();

    assertProblem(order(GOOD), 422, "idempotency-key-reused");
  }

  @Test
  void unknown_products_are_listed() {
    ports.placeOutcome = new PlaceOrder.Outcome.UnknownProducts(Set.of(OrderPorts.BURGER));

    MvcTestResult answer = order(GOOD);

    assertProblem(answer, 422, "unknown-products");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.products")
        .asArray()
        .containsExactly(OrderPorts.BURGER.toString());
  }

  @Test
  void a_too_expensive_order_tells_the_limit() {
    ports.placeOutcome =
        new PlaceOrder.Outcome.TooExpensive(Money.brl("10000.01"), Money.brl("10000"));

    MvcTestResult answer = order(GOOD);

    assertProblem(answer, 422, "order-too-expensive");
    assertThat(answer).bodyJson().extractingPath("$.limit.amount").isEqualTo("10000.00");
    assertThat(answer).bodyJson().extractingPath("$.total.amount").isEqualTo("10000.01");
  }

  @Test
  void a_body_that_announces_too_many_bytes_is_refused() {
    MvcTestResult answer = order("{\"items\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}");

    assertProblem(answer, 413, "body-too-large");
    assertThat(answer).bodyJson().extractingPath("$.maxBytes").isEqualTo(65536);
    assertThat(ports.placed).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void a_wrong_media_type_is_refused(String mediaType) {
    assertProblem(
        http.as(ALICE, POST, "/order")
            .header("Idempotency-Key", "k")
            .contentType(MediaType.parseMediaType(mediaType))
            .content(GOOD)
            .exchange(),
        415,
        "unsupported-media-type");
  }

  @Test
  void a_media_type_that_is_none_is_refused() {
    assertProblem(
        http.as(ALICE, POST, "/order")
            .header("Idempotency-Key", "k")
            .header(HttpHeaders.CONTENT_TYPE, "nonsense")
            .content(GOOD)
            .exchange(),
        415,
        "unsupported-media-type");
  }

  @Test
  void an_answer_that_nobody_accepts_is_refused() {
    assertProblem(
        http.get(ALICE, "/order").accept(MediaType.APPLICATION_XML).exchange(),
        406,
        "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "1-1-1-1-1", "0197f0a0-1111-7000-8000-00000000000aa"})
  void an_id_that_is_no_uuid_is_refused(String id) {
    assertProblem(http.as(ALICE, GET, "/order/{id}", id).exchange(), 400, "invalid-request");
    assertProblem(
        http.as(ALICE, POST, "/order/{id}/cancel", id).exchange(), 400, "invalid-request");
  }

  @Test
  void every_wrong_parameter_of_a_list_is_named_at_once() {
    MvcTestResult answer =
        http.get(ALICE, "/order?status=nonsense&cursor=nonsense&limit=0").exchange();

    assertProblem(answer, 400, "invalid-request");
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.errors[*].field")
        .asArray()
        .containsExactly("status", "cursor", "limit");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "x", "", "1.5", "99999999999999999999"})
  void a_limit_out_of_range_is_refused(String limit) {
    assertProblem(http.get(ALICE, "/order?limit={l}", limit).exchange(), 400, "invalid-request");
  }

  @Test
  void an_unknown_order_is_not_found() {
    ports.found = Optional.empty();
    ports.cancelOutcome = new CancelOrder.Outcome.NotFound();

    assertProblem(http.get(ALICE, "/order/{id}", OrderPorts.ID).exchange(), 404, "order-not-found");
    assertProblem(
        http.as(ALICE, POST, "/order/{id}/cancel", OrderPorts.ID).exchange(),
        404,
        "order-not-found");
  }

  @Test
  void cancelling_too_late_tells_how_far_the_order_is() {
    ports.cancelOutcome = new CancelOrder.Outcome.TooLate(OrderStatus.IN_PREPARATION);

    MvcTestResult answer = http.as(ALICE, POST, "/order/{id}/cancel", OrderPorts.ID).exchange();

    assertProblem(answer, 409, "order-not-cancellable");
    assertThat(answer).bodyJson().extractingPath("$.orderStatus").isEqualTo("inPreparation");
  }

  @Test
  void a_method_that_a_path_does_not_have_is_refused_with_those_it_has() {
    MvcTestResult answer = http.as(ALICE, DELETE, "/order").exchange();

    assertProblem(answer, 405, "method-not-allowed");
    assertThat(answer).headers().hasValue(HttpHeaders.ALLOW, "GET, POST");
  }

  @Test
  void a_dependency_that_is_down_is_told_with_when_to_come_back() {
    ports.fault =
        Optional.of(
            new DependencyUnavailableException("ProductCatalog", Duration.ofMillis(1500), null));

    MvcTestResult answer = order(GOOD);

    assertProblem(answer, 503, "dependency-unavailable");
    assertThat(answer).headers().hasValue(HttpHeaders.RETRY_AFTER, "2");
    assertThat(answer).bodyJson().extractingPath("$.dependency").isEqualTo("ProductCatalog");
  }

  @Test
  void a_lost_race_is_a_conflict() {
    ports.fault = Optional.of(new ConcurrentChangeException("order 1"));

    assertProblem(
        http.as(ALICE, POST, "/order/{id}/cancel", OrderPorts.ID).exchange(),
        409,
        "concurrent-change");
  }

  @Test
  void a_fault_tells_an_id_under_which_the_log_has_the_details_and_nothing_else() {
    RuntimeException fault = new IllegalStateException("the password is secret");
    ports.fault = Optional.of(fault);
    Logger logger = (Logger) LoggerFactory.getLogger("dev.comanda.shared.adapter.http.Problems");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setAdditive(false);
    MvcTestResult answer;
    try {
      answer = order(GOOD);
    } finally {
      logger.setAdditive(true);
      logger.detachAppender(log);
    }

    assertProblem(answer, 500, "unexpected");
    assertThat(answer).bodyText().doesNotContain("secret", "IllegalState", "\tat ");
    assertThat(log.list).hasSize(1);
    String logged = log.list.getFirst().getFormattedMessage();
    assertThat(answer)
        .bodyJson()
        .extractingPath("$.instance")
        .asString()
        .startsWith("urn:uuid:")
        .satisfies(instance -> assertThat(logged).contains(instance));
    assertThat(log.list.getFirst().getThrowableProxy().getMessage()).isEqualTo(fault.getMessage());
  }

  private MvcTestResult order(String body) {
    MockMvcRequestBuilder request = http.post(ALICE, "/order", body);
    return request.header("Idempotency-Key", "k").exchange();
  }
}
