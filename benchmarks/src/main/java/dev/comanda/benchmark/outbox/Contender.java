package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.order.domain.Order;
import dev.comanda.shared.application.messaging.MessagePublisher;

/** One way to store a message with the state that it tells of, and to publish it afterwards. */
interface Contender {

  /** Short, for tables. */
  String name();

  /** What was set, for the page; "" where everything is as it comes. */
  String settings();

  /** The table that holds its messages, qualified. */
  String table();

  /** Begins to publish what is stored. */
  Running start(HikariDataSource connections, MessagePublisher publisher);

  /** A contender at work. */
  interface Running extends AutoCloseable {

    /** Stores a new order and its message, both or neither. */
    void accept(Order order);

    @Override
    void close();
  }
}
