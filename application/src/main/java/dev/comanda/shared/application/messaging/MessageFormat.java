package dev.comanda.shared.application.messaging;

import java.util.List;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Turns what happened to an aggregate into the messages that tell others of it. Stores call it
 * inside {@code save}, so that state and messages are stored together; it does no I/O. Contract
 * test: {@code MessageFormatContract}.
 *
 * @param <E> the events of one aggregate
 */
@SecondaryPort
@FunctionalInterface
public interface MessageFormat<E> {

  /** The messages that tell of an event; each with an id of its own. */
  List<OutgoingMessage> messagesFor(E event);
}
