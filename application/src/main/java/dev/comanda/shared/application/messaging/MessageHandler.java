package dev.comanda.shared.application.messaging;

import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Takes the messages of one queue. It translates, calls one port, and says what is to become of the
 * message; the transport does the rest. The same message may come more than once, in any order.
 */
@PrimaryPort
@FunctionalInterface
public interface MessageHandler {

  /**
   * @param body the whole message as it came over the wire
   */
  Handling handle(String body);

  /** What is to become of a message. */
  sealed interface Handling {

    /** It has been dealt with, now or before: delete it. */
    record Done() implements Handling {}

    /**
     * It may succeed later: deliver it again, and give up after the queue's number of tries.
     *
     * @param why for people; without personal data
     */
    record Retry(String why) implements Handling {}

    /**
     * It can never succeed: put it into the dead-letter queue, whole.
     *
     * @param why for people; without personal data
     */
    record Park(String why) implements Handling {}
  }
}
