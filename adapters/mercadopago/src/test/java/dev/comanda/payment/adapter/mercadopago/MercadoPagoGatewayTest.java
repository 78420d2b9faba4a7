package dev.comanda.payment.adapter.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.comanda.payment.application.PaymentGateway;
import dev.comanda.payment.application.PaymentGateway.Answer;
import dev.comanda.payment.application.PaymentGateway.Creation;
import dev.comanda.payment.application.PaymentGatewayContract;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gateway against the simulator in its own process, over real HTTP. */
class MercadoPagoGatewayTest extends PaymentGatewayContract {

  private final Simulator simulator = new Simulator();
  private final PaymentGateway gateway = simulator.gateway();

  @AfterEach
  void behave() {
    simulator.behaveAsDocumented();
  }

  @Override
  protected PaymentGateway gateway() {
    return gateway;
  }

  @Override
  protected void happens(ProviderOrderId order, ProviderStatus status) {
    simulator.happens(
        order,
        switch (status) {
          case PAID -> "processed";
          case CANCELLED -> "canceled";
          case EXPIRED -> "expired";
          case FAILED -> "failed";
          case REFUNDED -> "refunded";
          case OPEN, REFUND_PENDING, REFUND_FAILED, UNKNOWN ->
              throw new IllegalArgumentException(status.name());
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {423, 429, 500, 503})
  void repeats_what_may_work_a_moment_later_under_the_same_key(int status) {
    PaymentSnapshot payment = payment();
    simulator.behave("{\"failNext\":{\"count\":2,\"status\":%d}}".formatted(status));

    created(payment);

    assertThat(simulator.ordersFor(payment.id().toString())).isEqualTo(1);
  }

  @Test
  void opens_no_second_order_when_the_connection_breaks_after_the_first() {
    PaymentSnapshot payment = payment();
    simulator.behave("{\"resetAfterCommit\":1}");

    created(payment);

    assertThat(simulator.ordersFor(payment.id().toString())).isEqualTo(1);
    assertThat(simulator.callsUnder(key(payment, "create", 1).value())).isEqualTo(List.of(2, 1));
  }

  @Test
  void opens_no_second_order_when_all_answers_get_lost() {
    PaymentSnapshot payment = payment();
    RequestKey key = key(payment, "create", 1);
    simulator.behave("{\"resetAfterCommit\":1,\"slowMillis\":300}");
    PaymentGateway hasty = simulator.gateway("TEST-local-development-access-token", ofMillis(100));
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> hasty.create(payment, key));
    simulator.behaveAsDocumented();

    created(payment);

    assertThat(simulator.ordersFor(payment.id().toString())).isEqualTo(1);
  }

  @Test
  void returns_money_once_when_the_connection_breaks_after_the_refund() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    happens(order.id(), ProviderStatus.PAID);
    simulator.behave("{\"resetAfterCommit\":1}");

    assertThat(gateway.refund(order.id(), key(payment, "refund", 1)))
        .isInstanceOf(Answer.Taken.class);

    assertThat(simulator.callsUnder(key(payment, "refund", 1).value())).isEqualTo(List.of(2, 1));
  }

  @Test
  void gives_up_after_a_few_attempts() {
    simulator.behave("{\"failNext\":{\"count\":3,\"status\":500}}");
    PaymentSnapshot payment = payment();

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> gateway.create(payment, key(payment, "create", 1)));

    assertThat(created(payment).status())
        .as("the fourth is the next one's first")
        .isEqualTo(ProviderStatus.OPEN);
  }

  @Test
  void waits_as_long_as_it_is_asked_to_if_that_is_short() {
    simulator.behave("{\"failNext\":{\"count\":1,\"status\":429,\"retryAfterSeconds\":1}}");
    long start = System.nanoTime();

    created(payment());

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
  }

  @Test
  void does_not_wait_for_minutes_but_tells_how_long_it_would_take() {
    simulator.behave("{\"failNext\":{\"count\":1,\"status\":429,\"retryAfterSeconds\":120}}");
    PaymentSnapshot payment = payment();

    DependencyUnavailableException e =
        catchThrowableOfType(
            DependencyUnavailableException.class,
            () -> gateway.create(payment, key(payment, "create", 1)));

    assertThat(e.retryAfter()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void does_not_wait_for_an_answer_for_ever() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    simulator.behave("{\"slowMillis\":3000}");
    PaymentGateway hasty = simulator.gateway("TEST-local-development-access-token", ofMillis(200));
    long start = System.nanoTime();

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> hasty.find(order.id()));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"400, property_value", "409, idempotency_key_already_used", "422, "})
  void a_request_that_can_never_work_is_declined_at_once(int status, String code) {
    simulator.behave(
        "{\"failNext\":{\"count\":1,\"status\":%d,\"code\":\"%s\"}}"
            .formatted(status, code == null ? "something_else" : code));
    PaymentSnapshot payment = payment();

    assertThat(gateway.create(payment, key(payment, "create", 1)))
        .isEqualTo(new Creation.Declined(code == null ? "something_else" : code));
  }

  @Test
  void a_payment_is_not_declined_because_our_point_of_sale_is_unknown() {
    simulator.behave("{\"failNext\":{\"count\":1,\"status\":404,\"code\":\"pos_not_found\"}}");
    PaymentSnapshot payment = payment();

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> gateway.create(payment, key(payment, "create", 1)));
  }

  @Test
  void an_order_that_is_being_paid_is_not_withdrawn() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    simulator.behave("{\"lockedForPayment\":true}");

    assertThat(gateway.cancel(order.id(), key(payment, "cancel", 1)))
        .isEqualTo(new Answer.NotPossible("instore_order_locked_error"));
  }

  @Test
  void a_wrong_token_declines_no_payment_and_stands_in_no_exception() {
    PaymentGateway stranger = simulator.gateway("a-token-that-is-wrong", ofMillis(2000));
    PaymentSnapshot payment = payment();

    DependencyUnavailableException e =
        catchThrowableOfType(
            DependencyUnavailableException.class,
            () -> stranger.create(payment, key(payment, "create", 1)));

    StringWriter trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain("a-token-that-is-wrong");
  }

  private static Duration ofMillis(int millis) {
    return Duration.ofMillis(millis);
  }
}
