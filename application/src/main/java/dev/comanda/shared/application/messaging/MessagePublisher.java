package dev.comanda.shared.application.messaging;

import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Carries messages to the queues of other contexts.
 *
 * <p>Promise: a message that is answered as published is on its queue for good. Failure: a message
 * that could not be sent is left out of the answer; nothing is thrown for single messages. When
 * nothing can be sent at all: {@link
 * dev.comanda.shared.application.DependencyUnavailableException}. Contract test: {@code
 * MessagePublisherContract}.
 */
@SecondaryPort
@FunctionalInterface
public interface MessagePublisher {

  /** Sends messages, in batches where the queue takes them; answers those that arrived. */
  List<OutgoingMessage> publish(List<OutgoingMessage> messages);
}
