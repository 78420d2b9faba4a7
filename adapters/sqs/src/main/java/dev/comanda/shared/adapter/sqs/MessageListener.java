package dev.comanda.shared.adapter.sqs;

import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import java.util.Set;

/**
 * Takes the messages of some types. It translates a message, calls one port, and says what the
 * answer means for the message; {@link CloudEventHandler} does what is the same for all.
 */
public interface MessageListener {

  /** The types that it takes, with their versions. */
  Set<String> types();

  /**
   * Takes a message of one of the types.
   *
   * @throws MalformedMessageException if it cannot be translated
   */
  Handling take(IncomingMessage message);
}
