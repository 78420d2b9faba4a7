package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** What is the same for all listeners; classification is tested with each of them. */
class CloudEventHandlerTest {

  private static final String PLACED = "comanda.order.placed.v1";

  @Test
  void works_in_the_trace_of_the_order_that_the_message_is_about() {
    List<String> traces = new ArrayList<>();
    CloudEventHandler handler =
        handler(
            listener(
                message -> {
                  traces.add(Span.current().getSpanContext().getTraceId());
                  return new Handling.Done();
                },
                PLACED));

    handler.handle(Golden.message(PLACED));

    assertThat(traces).containsExactly("01970000000070008000000000000001");
    assertThat(Span.current().getSpanContext().isValid()).as("afterwards").isFalse();
  }

  @Test
  void hands_each_type_to_its_listener() {
    List<String> heard = new ArrayList<>();
    CloudEventHandler handler =
        handler(
            listener(
                message -> {
                  heard.add("first " + message.type());
                  return new Handling.Done();
                },
                PLACED),
            listener(
                message -> {
                  heard.add("second " + message.type());
                  return new Handling.Done();
                },
                "comanda.order.cancelled.v1",
                "comanda.order.released.v1"));

    handler.handle(Golden.message("comanda.order.released.v1"));
    handler.handle(Golden.message(PLACED));

    assertThat(heard).containsExactly("second comanda.order.released.v1", "first " + PLACED);
    assertThat(handler.types())
        .containsExactlyInAnyOrder(
            PLACED, "comanda.order.cancelled.v1", "comanda.order.released.v1");
  }

  @Test
  void refuses_two_listeners_for_one_type() {
    MessageListener listener = listener(message -> new Handling.Done(), PLACED);

    assertThatIllegalArgumentException().isThrownBy(() -> handler(listener, listener));
  }

  private static CloudEventHandler handler(MessageListener... listeners) {
    return new CloudEventHandler("test-queue", List.of(listeners), OpenTelemetry.noop());
  }

  private static MessageListener listener(
      Function<IncomingMessage, Handling> taking, String... types) {
    return new MessageListener() {
      @Override
      public Set<String> types() {
        return Set.of(types);
      }

      @Override
      public Handling take(IncomingMessage message) {
        return taking.apply(message);
      }
    };
  }
}
