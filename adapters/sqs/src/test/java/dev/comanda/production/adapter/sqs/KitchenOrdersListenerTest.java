package dev.comanda.production.adapter.sqs;

import static dev.comanda.production.domain.ATicket.ORDER;
import static dev.comanda.production.domain.ATicket.aTicket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.production.application.AcceptOrder;
import dev.comanda.production.application.WithdrawOrder;
import dev.comanda.production.domain.TicketItem;
import dev.comanda.production.domain.TicketStatus;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.Golden;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import io.opentelemetry.api.OpenTelemetry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KitchenOrdersListenerTest {

  private static final String RELEASED = "comanda.order.released.v1";
  private static final String CANCELLED = "comanda.order.cancelled.v1";

  private final List<Object> commands = new ArrayList<>();
  private AcceptOrder.Outcome accepted =
      new AcceptOrder.Outcome.Accepted(aTicket().received().snapshot());
  private WithdrawOrder.Outcome withdrawn = new WithdrawOrder.Outcome.Withdrawn();

  @Test
  void takes_what_order_says() {
    assertThat(handle(Golden.message(RELEASED))).isEqualTo(new Handling.Done());
    assertThat(handle(Golden.message(CANCELLED))).isEqualTo(new Handling.Done());

    assertThat(commands)
        .containsExactly(
            new AcceptOrder.Command(
                ORDER,
                List.of(new TicketItem("X-Burger", 2), new TicketItem("Suco de laranja", 1))),
            new WithdrawOrder.Command(ORDER));
  }

  @Test
  void is_done_with_a_release_whose_order_was_cancelled_and_a_cancellation_that_is_late() {
    accepted = new AcceptOrder.Outcome.Withdrawn();
    withdrawn = new WithdrawOrder.Outcome.TooLate(TicketStatus.DELIVERED);

    assertThat(handle(Golden.message(RELEASED))).isEqualTo(new Handling.Done());
    assertThat(handle(Golden.message(CANCELLED))).isEqualTo(new Handling.Done());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"X-Burger\"|\"\"|name must have 1 to 200 characters",
        "\"quantity\" : 2|\"quantity\" : 1000|quantity must be between 1 and 999",
        "\"quantity\" : 2|\"howMany\" : 2|items.[].quantity",
      })
  void parks_what_nobody_can_prepare(String piece, String other, String reason) {
    assertThat(handle(Golden.message(RELEASED, piece, other)))
        .isEqualTo(new Handling.Park(RELEASED + ": " + reason));
    assertThat(commands).isEmpty();
  }

  private Handling handle(String body) {
    return new CloudEventHandler(
            "production-service-queue",
            List.of(
                new KitchenOrdersListener(command -> {
                  commands.add(command);
                  return accepted;
                }),
                new KitchenCancellationsListener(command -> {
                  commands.add(command);
                  return withdrawn;
                })),
            OpenTelemetry.noop())
        .handle(body);
  }
}
