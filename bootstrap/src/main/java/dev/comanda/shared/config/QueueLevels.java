package dev.comanda.shared.config;

import dev.comanda.shared.application.messaging.QueueLevel;

/** How full queues are, whatever carries the messages. */
@FunctionalInterface
interface QueueLevels {

  /**
   * @param queue such as {@code order-service-queue}
   */
  QueueLevel of(String queue);
}
