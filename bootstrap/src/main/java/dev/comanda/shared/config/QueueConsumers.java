package dev.comanda.shared.config;

import dev.comanda.shared.application.messaging.MessageHandler;
import java.util.function.BooleanSupplier;

/** Connects handlers to queues, whatever carries the messages. */
@FunctionalInterface
interface QueueConsumers {

  /**
   * Hands the messages of a queue to the handler from now on, until the answer ends.
   *
   * @param queue such as {@code order-service-queue}
   */
  Connection connect(String queue, MessageHandler handler);

  /**
   * A connection that lasts until it is given up.
   *
   * @param works whether messages can be received
   * @param end gives it up, orderly; waits for handlers that are at work
   */
  record Connection(BooleanSupplier works, Runnable end) {}
}
