package dev.comanda.shared.config;

import dev.comanda.shared.application.messaging.MessageHandler;

/** Connects handlers to queues, whatever carries the messages. */
@FunctionalInterface
interface QueueConsumers {

  /**
   * Hands the messages of a queue to the handler from now on, until the answer is closed.
   *
   * @param queue such as {@code order-service-queue}
   */
  Connection connect(String queue, MessageHandler handler);

  /** A connection that can be given up, orderly. */
  interface Connection extends AutoCloseable {

    @Override
    void close();
  }
}
