package dev.comanda.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Pact;
import dev.comanda.shared.adapter.sqs.CloudEventHandler;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import io.opentelemetry.api.OpenTelemetry;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What the pacts about messages have in common: the envelope, and how a listener hears it. */
final class Events {

  static final UUID ORDER = UUID.fromString("01970000-0000-7000-8000-000000000001");
  static final UUID PAYMENT = UUID.fromString("00000000-0000-0007-0000-000000000007");
  static final UUID BURGER = UUID.fromString("00000000-0000-0001-0000-000000000001");

  private static final String CURRENCY = "[A-Z]{3}";

  private Events() {}

  /**
   * A pact of one message.
   *
   * @param state the provider's state in which it says this
   * @param description what it says
   */
  static V4Pact pact(
      PactBuilder pact,
      String state,
      String description,
      String type,
      Consumer<LambdaDslObject> data) {
    return pact.given(state)
        .expectsToReceiveMessageInteraction(
            description,
            message -> message.withContents(contents -> contents.withContent(event(type, data))))
        .toPact();
  }

  /** As much of a CloudEvent as a consumer needs, around the data. */
  private static DslPart event(String type, Consumer<LambdaDslObject> data) {
    return LambdaDsl.newJsonBody(
            event -> {
              event.stringValue("specversion", "1.0");
              event.stringMatcher(
                  "id", "[\\x21-\\x7e]{1,255}", "45f94f50-638d-3210-9c90-d70f14d9d923");
              event.stringMatcher("source", "/comanda/[a-z]+", "/comanda/somebody");
              event.stringValue("type", type);
              event.object("data", data);
            })
        .build();
  }

  static void currency(LambdaDslObject data, String field) {
    data.stringMatcher(field, CURRENCY, "BRL");
  }

  /** The listener hears the message as it would hear it from its queue, and takes it. */
  static void hear(MessageListener listener, AsynchronousMessage message) {
    CloudEventHandler handler =
        new CloudEventHandler("a queue", List.of(listener), OpenTelemetry.noop());

    assertThat(handler.handle(message.contentsAsString()))
        .as("what %s makes of '%s'", listener.getClass().getSimpleName(), message.getDescription())
        .isEqualTo(new Handling.Done());
  }
}
