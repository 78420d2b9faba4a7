package dev.comanda.order.adapter.sqs;

import static dev.comanda.order.domain.AnOrder.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.RecordPreparationProgress.Command;
import dev.comanda.order.application.RecordPreparationProgress.Outcome;
import dev.comanda.order.application.RecordPreparationProgress.Progress;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.Golden;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import io.opentelemetry.api.OpenTelemetry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProductionEventsListenerTest {

  private static final String STARTED = "comanda.production.started.v1";
  private static final String COMPLETED = "comanda.production.completed.v1";
  private static final String DELIVERED = "comanda.production.delivered.v1";
  private static final OrderId ORDER =
      new OrderId(UUID.fromString("01970000-0000-7000-8000-000000000001"));
  private static final Instant ONE = NOON.plusSeconds(60);
  private static final Instant TWO = NOON.plusSeconds(120);
  private static final Instant THREE = NOON.plusSeconds(180);

  private final List<Command> commands = new ArrayList<>();

  @Test
  void takes_what_the_kitchen_says() {
    for (String type : List.of(STARTED, COMPLETED, DELIVERED)) {
      assertThat(handle(Golden.message(type), new Outcome.Recorded()))
          .isEqualTo(new Handling.Done());
    }
    assertThat(commands)
        .containsExactly(
            new Command(ORDER, new Progress.Started(ONE)),
            new Command(ORDER, new Progress.Completed(ONE, TWO)),
            new Command(ORDER, new Progress.Delivered(ONE, TWO, THREE)));
  }

  @Test
  void tries_again_when_news_is_early_or_overtakes_its_order() {
    assertThat(handle(Golden.message(STARTED), new Outcome.TooEarly()))
        .isInstanceOf(Handling.Retry.class);
    assertThat(handle(Golden.message(STARTED), new Outcome.UnknownOrder()))
        .isInstanceOf(Handling.Retry.class);
  }

  @Test
  void takes_news_that_its_order_refuses_for_dealt_with() {
    assertThat(handle(Golden.message(STARTED), new Outcome.Refused(Refusal.CANCELLED)))
        .isEqualTo(new Handling.Done());
  }

  @Test
  void parks_a_step_without_its_time() {
    assertThat(
            handle(
                Golden.message(COMPLETED, "\"completedAt\"", "\"doneAt\""), new Outcome.Recorded()))
        .isEqualTo(new Handling.Park(COMPLETED + ": completedAt"));
  }

  private Handling handle(String body, Outcome answer) {
    return new CloudEventHandler(
            "order-service-queue",
            List.of(
                new ProductionNewsListener(command -> {
                  commands.add(command);
                  return answer;
                })),
            OpenTelemetry.noop())
        .handle(body);
  }
}
