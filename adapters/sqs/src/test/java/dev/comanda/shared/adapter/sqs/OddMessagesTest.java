package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.application.OddJson;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever comes by queue is taken or parked with a reason, and never fails for good. */
final class OddMessagesTest {

  private static final List<CloudEventHandler> HANDLERS = ContractsTest.handlers().toList();

  @Property
  void a_message_that_is_nearly_right_is_taken_or_parked(@ForAll("messages") String message) {
    for (CloudEventHandler handler : HANDLERS) {
      assertHandled(handler.handle(message));
    }
  }

  @Property
  void a_text_is_parked(@ForAll String text) {
    for (CloudEventHandler handler : HANDLERS) {
      assertThat(handler.handle(text)).isInstanceOf(Handling.Park.class);
    }
  }

  @Property
  void the_trace_of_a_broken_message_can_be_looked_for(@ForAll("messages") String message) {
    CloudEventsJson.traceparent(message)
        .ifPresent(trace -> assertThat(trace).matches("[\\x21-\\x7e]{1,255}"));
  }

  private static void assertHandled(Handling handling) {
    switch (handling) {
      case Handling.Done _ -> {}
      case Handling.Park(String why) -> assertThat(why).isNotBlank();
      case Handling.Retry(String why) -> throw new AssertionError("would come again: " + why);
    }
  }

  @Provide
  Arbitrary<String> messages() {
    List<String> golden =
        HANDLERS.stream()
            .flatMap(handler -> handler.types().stream())
            .sorted()
            .map(Golden::message)
            .toList();
    return Arbitraries.of(golden).flatMap(message -> OddJson.like(List.of(message)));
  }
}
