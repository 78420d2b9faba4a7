package dev.comanda.shared.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.POST;

import dev.comanda.identity.adapter.http.AuthController;
import dev.comanda.order.adapter.http.OrderController;
import dev.comanda.shared.adapter.http.HttpSettings.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Nobody writes or signs in too often, and nobody is refused for what others do. */
final class CallerLimitTest {

  private final AtomicLong now = new AtomicLong();
  private final Http http =
      Http.with(
          new HttpSettings(
              100,
              List.of(),
              new Limits(
                  10,
                  new Rate(2, Duration.ofMillis(1_500)),
                  new Rate(3, Duration.ofSeconds(10)),
                  new Rate(1, Duration.ofSeconds(1)))),
          now::get,
          new Webhook(),
          Controllers.onIdlePorts(AuthController.class),
          Controllers.onIdlePorts(OrderController.class));

  /** Stands for the provider's. */
  @RestController
  static final class Webhook {

    @PostMapping("/payment/webhook")
    void receive() {}
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void who_writes_too_often_is_told_when_to_come_back_and_may_then() {
    assertThat(write("customer.ana")).hasStatus(400);
    assertThat(write("customer.ana")).hasStatus(400);
    MvcTestResult refused = write("customer.ana");

    assertProblem(refused, 429, "too-many-requests");
    assertThat(refused).headers().hasValue(HttpHeaders.RETRY_AFTER, "2");
    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(write("customer.ana")).hasStatus(400);
    assertThat(write("customer.ana")).hasStatus(429);
  }

  @Test
  void others_may_go_on_wherever_they_are() {
    spend(() -> write("customer.ana"));

    assertThat(write("customer.bia")).hasStatus(400);
    assertThat(write("customer.ana", "203.0.113.1")).hasStatus(429);
  }

  @Test
  void reading_is_not_counted() {
    spend(() -> write("customer.ana"));

    for (int i = 0; i < 20; i++) {
      assertThat(http.get("customer.ana", "/order/x").exchange()).hasStatus(400);
    }
  }

  @Test
  void a_body_of_somebody_who_is_refused_is_not_even_read() {
    spend(() -> write("customer.ana"));

    assertThat(http.post("customer.ana", "/order", "x".repeat(200)).exchange()).hasStatus(429);
  }

  @Test
  void signing_in_is_counted_by_address_whatever_token_and_header_comes_with_it() {
    spend(() -> signIn("203.0.113.1", "guest.one"));

    assertProblem(signIn("203.0.113.1", "guest.two"), 429, "too-many-requests");
    assertThat(signIn("203.0.113.2", "guest.one").getResponse().getStatus()).isNotEqualTo(429);
  }

  @Test
  void whoever_has_a_network_of_addresses_counts_as_one() {
    spend(() -> signIn("2001:db8:1:2::1", "guest.one"));

    assertThat(signIn("2001:db8:1:2:ffff::9", "guest.one")).hasStatus(429);
    assertThat(signIn("2001:db8:1:3::1", "guest.one").getResponse().getStatus()).isNotEqualTo(429);
  }

  @Test
  void who_says_to_be_elsewhere_is_not_believed() {
    spend(() -> signIn("203.0.113.1", "guest.one"));

    assertThat(
            http.as("guest.one", POST, "/auth/token")
                .remoteAddress("203.0.113.1")
                .header("X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "for=198.51.100.1")
                .header("X-Real-IP", "198.51.100.1")
                .exchange())
        .hasStatus(429);
  }

  @Test
  void the_provider_is_never_told_to_be_silent() {
    for (int i = 0; i < 20; i++) {
      assertThat(http.anonymous(POST, "/payment/webhook").exchange()).hasStatus(200);
    }
  }

  @Test
  void an_address_that_is_none_is_like_any_other_of_its_kind() {
    spend(() -> signIn("unknown", "guest.one"));

    assertThat(signIn("_hidden", "guest.one")).hasStatus(429);
  }

  @Test
  void callers_that_are_made_up_do_not_fill_the_memory() {
    TokenBuckets buckets = new TokenBuckets(new Rate(1, Duration.ofSeconds(1)), now::get);

    for (int i = 0; i < 2 * TokenBuckets.MAX_CALLERS; i++) {
      buckets.take("caller " + i);
    }

    assertThat(buckets.size()).isBetween(1L, (long) TokenBuckets.MAX_CALLERS);
  }

  @Test
  void a_caller_whose_bucket_is_full_again_is_forgotten() {
    TokenBuckets buckets = new TokenBuckets(new Rate(1, Duration.ofSeconds(1)), now::get);
    buckets.take("somebody");
    assertThat(buckets.size()).isOne();

    now.addAndGet(Duration.ofSeconds(2).toNanos());
    assertThat(buckets.size()).isZero();
  }

  @Test
  void the_problem_tells_nothing_about_the_caller() {
    spend(() -> write("customer.ana"));

    assertThat(write("customer.ana")).bodyText().doesNotContain("ana", "127.0.0.1");
  }

  private interface Request {
    MvcTestResult send();
  }

  /** As often as it is allowed. */
  private static void spend(Request request) {
    int sent = 0;
    while (request.send().getResponse().getStatus() != 429) {
      assertThat(sent++).isLessThan(10);
    }
    assertThat(sent).isPositive();
  }

  private MvcTestResult write(String token) {
    return write(token, "203.0.113.200");
  }

  private MvcTestResult write(String token, String address) {
    return request(token, "/order", address);
  }

  private MvcTestResult signIn(String address, String token) {
    return request(token, "/auth/token", address);
  }

  private MvcTestResult request(String token, String path, String address) {
    return http.as(token, HttpMethod.POST, path).remoteAddress(address).exchange();
  }
}
