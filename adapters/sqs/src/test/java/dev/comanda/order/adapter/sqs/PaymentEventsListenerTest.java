package dev.comanda.order.adapter.sqs;

import static dev.comanda.order.domain.AnOrder.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.order.application.RecordPaymentOutcome;
import dev.comanda.order.application.RecordPaymentOutcome.Command;
import dev.comanda.order.application.RecordPaymentOutcome.News;
import dev.comanda.order.application.RecordPaymentOutcome.Outcome;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.PaymentId;
import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.Golden;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentEventsListenerTest {

  private static final String APPROVED = "comanda.payment.approved.v1";
  private static final UUID ORDER = UUID.fromString("01970000-0000-7000-8000-000000000001");

  private final List<Command> commands = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "comanda.payment.created.v1, CREATED, 60",
    "comanda.payment.approved.v1, APPROVED, 120",
    "comanda.payment.rejected.v1, REJECTED, 180",
    "comanda.payment.expired.v1, EXPIRED, 900",
    "comanda.payment.refunded.v1, REFUNDED, 240"
  })
  void takes_what_payment_says(String type, News news, long secondsAfterNoon) {
    assertThat(handle(Golden.message(type), new Outcome.Recorded())).isEqualTo(new Handling.Done());
    assertThat(commands)
        .containsExactly(
            new Command(
                new OrderId(ORDER),
                new PaymentId(
                    dev.comanda.payment.domain.PaymentId.of(
                            new dev.comanda.payment.domain.OrderId(ORDER))
                        .value()),
                news,
                NOON.plusSeconds(secondsAfterNoon)));
  }

  @Test
  void takes_news_that_its_order_refuses_for_dealt_with() {
    assertThat(handle(Golden.message(APPROVED), new Outcome.Refused(Refusal.CANCELLED)))
        .isEqualTo(new Handling.Done());
  }

  @Test
  void tries_again_when_news_overtakes_its_order() {
    assertThat(handle(Golden.message(APPROVED), new Outcome.UnknownOrder()))
        .isInstanceOf(Handling.Retry.class);
  }

  @Test
  void tries_again_when_the_store_is_down_or_others_are_faster() {
    assertThat(
            handle(
                command -> {
                  throw new DependencyUnavailableException("Orders", Duration.ofSeconds(1), null);
                },
                Golden.message(APPROVED)))
        .isEqualTo(new Handling.Retry("Orders is not available"));
    assertThat(
            handle(
                command -> {
                  throw new ConcurrentChangeException("order 1");
                },
                Golden.message(APPROVED)))
        .isInstanceOf(Handling.Retry.class);
  }

  @Test
  void leaves_a_bug_to_the_consumer_which_counts_the_tries() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() ->
            handle(
                command -> {
                  throw new IllegalStateException("a bug");
                },
                Golden.message(APPROVED)));
  }

  @Test
  void ignores_what_it_does_not_know() {
    String richer =
        Golden.message(APPROVED, "\"data\" : {", "\"data\" : { \"installments\" : [1, {}],");

    assertThat(handle(richer, new Outcome.Recorded())).isEqualTo(new Handling.Done());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "comanda.payment.approved.v2",
        "comanda.payment.charged-back.v1",
        "comanda.order.placed.v1"
      })
  void parks_types_and_versions_that_it_does_not_know(String type) {
    assertThat(handle(Golden.message(APPROVED, APPROVED, type), new Outcome.Recorded()))
        .isEqualTo(new Handling.Park("nobody takes messages of type " + type));
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"orderId\" :|\"order_id\" :|orderId",
        "\"orderId\" : \"0197|\"orderId\" : \"zzzz|orderId",
        "\"occurredAt\" : \"2026|\"occurredAt\" : \"Monday|occurredAt",
        "\"occurredAt\" :|\"occurredAt\" : null, \"x\" :|occurredAt"
      })
  void parks_data_that_is_not_what_the_type_says(String piece, String replacement, String field) {
    assertThat(handle(Golden.message(APPROVED, piece, replacement), new Outcome.Recorded()))
        .isEqualTo(new Handling.Park(APPROVED + ": " + field));
    assertThat(commands).isEmpty();
  }

  private Handling handle(String body, Outcome answer) {
    return handle(
        command -> {
          commands.add(command);
          return answer;
        },
        body);
  }

  private static Handling handle(RecordPaymentOutcome port, String body) {
    return new CloudEventHandler(
            "order-service-queue", List.of(new PaymentNewsListener(port)), OpenTelemetry.noop())
        .handle(body);
  }
}
