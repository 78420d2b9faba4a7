package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.MessageTestTarget;
import au.com.dius.pact.provider.junit5.TestTarget;
import dev.comanda.shared.application.messaging.MessageFormat;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;

/** What a context says after something has happened in its domain. */
final class Said {

  private Said() {}

  /** The message that the last event makes for a queue, written by the real format. */
  static <E> String last(MessageFormat<? super E> format, List<E> events, String queue) {
    return format.messagesFor(events.getLast()).stream()
        .filter(message -> message.queue().equals(queue))
        .map(OutgoingMessage::body)
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("%s says nothing to %s".formatted(events.getLast(), queue)));
  }

  static TestTarget target() {
    return new MessageTestTarget(List.of(Said.class.getPackageName()));
  }
}
