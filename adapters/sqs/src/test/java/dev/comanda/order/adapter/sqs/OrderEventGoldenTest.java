package dev.comanda.order.adapter.sqs;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.shared.adapter.sqs.Golden;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.MessageFormatContract;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import io.opentelemetry.context.Scope;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What order says on the wire is what the golden files say: consumers are tested with the same. */
public class OrderEventGoldenTest extends MessageFormatContract<OrderEvent> {

  /** All that can happen to an order, as far as others are told. */
  public static Stream<OrderEvent> events() {
    Order order = anOrder().awaitingPayment();
    order.confirmPayment(PAYMENT, NOON.plusMillis(120_500));
    order.cancelByStaff(NOON.plusSeconds(180));
    return order.events().stream();
  }

  @Override
  protected MessageFormat<OrderEvent> format() {
    return new OrderMessages();
  }

  @Override
  protected Stream<OrderEvent> examples() {
    return events();
  }

  @ParameterizedTest
  @MethodSource("events")
  void says_what_the_golden_file_says(OrderEvent event) {
    try (Scope _ = Golden.trace().makeCurrent()) {
      Golden.assertGolden(format().messagesFor(event).getFirst());
    }
  }

  @Test
  void money_is_text_with_its_currency_and_never_a_number() {
    assertThat(bodies())
        .filteredOn(body -> body.contains("mount"))
        .isNotEmpty()
        .allMatch(body -> body.contains("\"amount\":\"55.30\",\"currency\":\"BRL\""));
    assertThat(bodies()).noneMatch(body -> body.matches("(?s).*\":\\s*-?\\d+\\.\\d.*"));
  }

  @Test
  void tells_each_queue_what_it_has_to_know() {
    assertThat(events().flatMap(event -> format().messagesFor(event).stream()))
        .extracting(OutgoingMessage::queue)
        .containsExactly(
            "payment-service-queue",
            "production-service-queue",
            "payment-service-queue",
            "production-service-queue");
  }

  @Test
  void names_no_trace_where_there_is_none() {
    assertThat(bodies()).noneMatch(body -> body.contains("traceparent"));
  }

  private List<String> bodies() {
    return events()
        .flatMap(event -> format().messagesFor(event).stream())
        .map(OutgoingMessage::body)
        .toList();
  }
}
