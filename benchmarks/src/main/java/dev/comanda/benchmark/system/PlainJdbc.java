package dev.comanda.benchmark.system;

import dev.comanda.benchmark.Samples;
import dev.comanda.benchmark.load.Exchange;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * J: the rows of an order with two lines, inserted and committed by plain JDBC, in one round trip.
 * They go into twins of the tables, with the same columns, constraints and indexes, so that no
 * relay comes for them.
 */
final class PlainJdbc implements AutoCloseable {

  private static final String MESSAGE = Samples.message();

  private static final String INSERT =
      """
      with new_order as (
        insert into plain.customer_order
          (id, customer_id, idempotency_key, placed_at, status, refunded, version)
        values (?, ?, ?, ?, 'PLACED', false, 1)
        on conflict (customer_id, idempotency_key) do nothing
        returning id
      ), new_lines as (
        insert into plain.order_line
          (order_id, position, product_id, name, unit_price, currency, quantity)
        select id, line.* from new_order, (values
          (0::smallint, ?::uuid, 'X-Burger', 22.90, 'BRL', 2::smallint),
          (1::smallint, ?::uuid, 'Suco de laranja', 9.50, 'BRL', 1::smallint)) line
      ), new_history as (
        insert into plain.order_history (order_id, position, status, happened_at)
        select id, 0, 'PLACED', ?::timestamptz from new_order
      )
      insert into plain.outbox (id, queue, type, occurred_at, body)
      select ?::uuid, 'payment-service-queue', 'comanda.order.placed.v1', ?::timestamptz, ?
      from new_order
      """;

  private static final UUID BURGER = new UUID(1, 1);
  private static final UUID JUICE = new UUID(1, 2);

  private final Infrastructure infrastructure;
  private final List<Connection> connections = new ArrayList<>();
  private final List<Exchange> inserters = new ArrayList<>();

  private PlainJdbc(Infrastructure infrastructure) {
    this.infrastructure = infrastructure;
  }

  /** Makes the twins; the application has made their models before. */
  static PlainJdbc on(Infrastructure infrastructure) throws SQLException {
    infrastructure.execute(
        """
        create schema plain;
        create table plain.customer_order (like orders.customer_order including all);
        create table plain.order_line (like orders.order_line including all,
          foreign key (order_id) references plain.customer_order);
        create table plain.order_history (like orders.order_history including all,
          foreign key (order_id) references plain.customer_order);
        create table plain.outbox (like orders.outbox including all) with (fillfactor = 70);
        """);
    return new PlainJdbc(infrastructure);
  }

  /** So many connections, each of which inserts one order after the other. */
  List<Exchange> inserters(int count) throws SQLException {
    while (connections.size() < count) {
      Connection connection = infrastructure.connect();
      connections.add(connection);
      inserters.add(inserter(connection.prepareStatement(INSERT)));
    }
    return inserters.subList(0, count);
  }

  void empty() throws SQLException {
    infrastructure.execute(
        "truncate plain.customer_order, plain.order_line, plain.order_history, plain.outbox");
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : connections) {
      connection.close();
    }
  }

  private static Exchange inserter(PreparedStatement insert) {
    return () -> {
      Instant now = Instant.now();
      Timestamp at = Timestamp.from(now);
      int column = 1;
      insert.setObject(column++, timeOrdered(now));
      insert.setString(column++, UUID.randomUUID().toString());
      insert.setString(column++, UUID.randomUUID().toString());
      insert.setTimestamp(column++, at);
      insert.setObject(column++, BURGER);
      insert.setObject(column++, JUICE);
      insert.setTimestamp(column++, at);
      insert.setObject(column++, UUID.randomUUID());
      insert.setTimestamp(column++, at);
      insert.setString(column, MESSAGE);
      if (insert.executeUpdate() != 1) {
        throw new IllegalStateException("The order was not stored");
      }
      return Exchange.OK;
    };
  }

  /** As the application's: a version 7 UUID grows the index at its end. */
  private static UUID timeOrdered(Instant now) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(
        (now.toEpochMilli() << 16) | 0x7000L | random.nextInt(0x1000),
        (random.nextLong() >>> 2) | Long.MIN_VALUE);
  }
}
