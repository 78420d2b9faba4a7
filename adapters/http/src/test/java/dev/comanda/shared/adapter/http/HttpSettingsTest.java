package dev.comanda.shared.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.OPTIONS;
import static org.springframework.http.HttpMethod.POST;

import dev.comanda.shared.adapter.http.HttpSettings.Limits;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What can be set from outside takes effect. */
final class HttpSettingsTest {

  private static final Limits LIMITS = HttpSettings.defaults().limits();

  private final AtomicBoolean ready = new AtomicBoolean(true);
  private final Http http =
      Http.with(
          new HttpSettings(10, List.of("https://kiosk.example"), LIMITS),
          new HealthController(ready::get));

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void bodies_may_have_as_many_bytes_as_was_set_and_not_one_more() {
    assertProblem(body(10), 404, "no-such-route");
    assertProblem(body(11), 413, "body-too-large");
  }

  @Test
  void only_web_pages_of_the_origins_that_were_set_may_ask() {
    assertThat(preflight("https://kiosk.example"))
        .headers()
        .hasValue(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "https://kiosk.example");
    assertThat(preflight("https://elsewhere.example")).hasStatus(403);
  }

  @Test
  void health_follows_what_the_process_says() {
    Golden.assertMatches("health.json", http.anonymous(GET, "/health").exchange());

    ready.set(false);
    assertProblem(http.anonymous(GET, "/health").exchange(), 503, "dependency-unavailable");
  }

  @Test
  void a_limit_below_one_byte_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new HttpSettings(0, List.of(), LIMITS));
  }

  @Test
  void room_for_no_request_at_all_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Limits(0, LIMITS.writes(), LIMITS.signIns(), LIMITS.failedPasswords()));
  }

  private MvcTestResult body(int bytes) {
    return http.anonymous(POST, "/auth/token").content(new byte[bytes]).exchange();
  }

  private MvcTestResult preflight(String origin) {
    return http.anonymous(OPTIONS, "/order")
        .header(HttpHeaders.ORIGIN, origin)
        .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
        .exchange();
  }
}
