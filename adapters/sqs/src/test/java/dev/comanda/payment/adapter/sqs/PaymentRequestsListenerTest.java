package dev.comanda.payment.adapter.sqs;

import static dev.comanda.payment.domain.APayment.AMOUNT;
import static dev.comanda.payment.domain.APayment.ITEMS;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.payment.application.CancelPayment;
import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.Golden;
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

class PaymentRequestsListenerTest {

  private static final String PLACED = "comanda.order.placed.v1";
  private static final String CANCELLED = "comanda.order.cancelled.v1";
  private static final OrderId ORDER =
      new OrderId(UUID.fromString("01970000-0000-7000-8000-000000000001"));

  private final List<Object> commands = new ArrayList<>();
  private RequestPayment requests =
      command -> {
        commands.add(command);
        return new RequestPayment.Outcome.Accepted(aPayment().awaitingPayment().snapshot());
      };
  private CancelPayment cancellations =
      command -> {
        commands.add(command);
        return new CancelPayment.Outcome.Settled(aPayment().cancelled().snapshot());
      };

  @Test
  void takes_what_order_says() {
    assertThat(handle(Golden.message(PLACED))).isEqualTo(new Handling.Done());
    assertThat(handle(Golden.message(CANCELLED))).isEqualTo(new Handling.Done());

    assertThat(commands)
        .containsExactly(
            new RequestPayment.Command(ORDER, new CustomerId("ana"), AMOUNT, ITEMS),
            new CancelPayment.Command(ORDER, AMOUNT));
  }

  @Test
  void is_done_with_a_cancellation_that_reconciliation_completes() {
    cancellations =
        command -> new CancelPayment.Outcome.UnderWay(aPayment().refunding().snapshot());

    assertThat(handle(Golden.message(CANCELLED))).isEqualTo(new Handling.Done());
  }

  @Test
  void tries_again_when_the_store_is_down() {
    requests =
        command -> {
          throw new DependencyUnavailableException("Payments", Duration.ofSeconds(1), null);
        };

    assertThat(handle(Golden.message(PLACED)))
        .isEqualTo(new Handling.Retry("Payments is not available"));
  }

  @Test
  void never_says_that_it_is_done_with_what_it_could_not_do() {
    requests =
        command -> {
          throw new IllegalStateException("a bug");
        };

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> handle(Golden.message(PLACED)));
  }

  @Test
  void parks_an_order_that_was_known_with_another_amount() {
    requests = command -> new RequestPayment.Outcome.DiffersFromBefore();

    assertThat(handle(Golden.message(PLACED))).isInstanceOf(Handling.Park.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"55.30\"    |55.30      |comanda.order.placed.v1: amount",
        "\"55.30\"    |\"55,30\"  |comanda.order.placed.v1: must be a decimal number such as 22.90",
        "\"55.30\"    |\"-1.00\"  |comanda.order.placed.v1: must be a decimal number such as 22.90",
        "\"BRL\"      |\"Reais\"  |comanda.order.placed.v1: currency must be an ISO 4217 code",
        "\"BRL\"      |null       |comanda.order.placed.v1: currency",
        "\"ana\"      |\" \"      |comanda.order.placed.v1: must have 1 to 64 characters",
        "\"quantity\" : 2|\"quantity\" : 0|comanda.order.placed.v1: must be at least 1",
        "\"quantity\" : 2|\"quantity\" : 2.5|comanda.order.placed.v1: items.[].quantity",
        "\"quantity\" : 2|\"quantity\" : \"2\"|comanda.order.placed.v1: items.[].quantity",
        "\"items\" : [|\"items\" : [ null, |comanda.order.placed.v1: items.[]"
      })
  void parks_data_that_is_not_what_the_type_says(String piece, String other, String reason) {
    assertThat(handle(Golden.message(PLACED, piece, other))).isEqualTo(new Handling.Park(reason));
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"orderId\":", "hello", "\"text\""})
  void parks_what_is_no_message(String body) {
    assertThat(handle(body)).isInstanceOf(Handling.Park.class);
  }

  private Handling handle(String body) {
    return new CloudEventHandler(
            "payment-service-queue",
            List.of(
                new PaymentRequestsListener(requests),
                new PaymentCancellationsListener(cancellations)),
            OpenTelemetry.noop())
        .handle(body);
  }
}
