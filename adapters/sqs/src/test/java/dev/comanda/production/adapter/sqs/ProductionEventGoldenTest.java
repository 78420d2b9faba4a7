package dev.comanda.production.adapter.sqs;

import static dev.comanda.production.domain.ATicket.NOON;
import static dev.comanda.production.domain.ATicket.ORDER;

import dev.comanda.production.domain.TicketEvent;
import dev.comanda.production.domain.TicketEvent.OrderHandedOver;
import dev.comanda.production.domain.TicketEvent.PreparationCompleted;
import dev.comanda.production.domain.TicketEvent.PreparationStarted;
import dev.comanda.shared.adapter.sqs.Golden;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.MessageFormatContract;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the kitchen says on the wire is what the golden files say. */
public class ProductionEventGoldenTest extends MessageFormatContract<TicketEvent> {

  private static final Instant ONE = NOON.plusSeconds(60);
  private static final Instant TWO = NOON.plusSeconds(120);

  /** All that can happen to a ticket, as far as others are told. */
  public static Stream<TicketEvent> events() {
    return Stream.of(
        new PreparationStarted(ORDER, ONE),
        new PreparationCompleted(ORDER, ONE, TWO),
        new OrderHandedOver(ORDER, ONE, TWO, NOON.plusSeconds(180)));
  }

  @Override
  protected MessageFormat<TicketEvent> format() {
    return new ProductionMessages();
  }

  @Override
  protected Stream<TicketEvent> examples() {
    return events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void says_what_the_golden_file_says(TicketEvent event) {
    try (Scope _ = Golden.trace().makeCurrent()) {
      Golden.assertGolden(format().messagesFor(event).getFirst());
    }
  }
}
