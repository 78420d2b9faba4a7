package dev.comanda.benchmark.growth;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.benchmark.Samples;
import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.order.adapter.postgres.OrdersSchema;
import dev.comanda.order.adapter.postgres.PostgresOrders;
import dev.comanda.order.adapter.postgres.PostgresOutbox;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.application.OrderPosition;
import dev.comanda.order.application.Orders;
import dev.comanda.order.domain.CustomerId;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.adapter.postgres.ConnectionPool;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.ServiceRole;
import dev.comanda.shared.adapter.sqs.OutboxRelay;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.messaging.Outbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;

/** A PostgreSQL server that keeps what it has confirmed, with many orders. */
final class OrderStore implements Store {

  private final long size;
  private final LocalCloudProcess server;
  private final HikariDataSource connections;
  private final SplittableRandom random = new SplittableRandom(7);
  private long next;

  private OrderStore(long size, LocalCloudProcess server) {
    this.size = size;
    this.server = server;
    this.next = size;
    this.connections = connections(server, DevelopmentCredentials.ORDER_SERVICE);
  }

  /**
   * Fills a server in an empty folder, and starts it again: nothing of the filling is left to do.
   */
  static OrderStore fill(Path folder, long orders) throws SQLException {
    try (LocalCloudProcess server = LocalCloudProcess.startDurable(folder, Component.POSTGRES)) {
      String role = DevelopmentCredentials.ORDER_SERVICE;
      String owner = DevelopmentCredentials.OWNER;
      try (HikariDataSource migrating = connections(server, owner)) {
        OrdersSchema.migration(new ServiceRole(role, DevelopmentCredentials.passwordOf(role)))
            .migrate(migrating);
      }
      // Without the pool's patience of seconds.
      try (Connection connection =
          DriverManager.getConnection(
              server.postgresUrl(), owner, DevelopmentCredentials.passwordOf(owner))) {
        BulkLoad.run(connection, orders);
      }
    }
    return new OrderStore(orders, LocalCloudProcess.startDurable(folder, Component.POSTGRES));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public Map<Operation, Runnable> calls() {
    return calls(Jooq.on(connections));
  }

  /** The same calls, and somebody who hears each statement. */
  Map<Operation, Runnable> calls(ExecuteListener listener) {
    return calls(Jooq.on(connections).configuration().derive(listener).dsl());
  }

  /** A connection as the role of the service. */
  Connection connect() throws SQLException {
    return connections.getConnection();
  }

  /** How much of the disk its database takes. */
  long bytes() {
    return Jooq.on(connections)
        .fetchSingle("select pg_database_size(current_database())")
        .into(Long.class);
  }

  String setting(String name) {
    return Jooq.on(connections).fetchSingle("select current_setting(?)", name).into(String.class);
  }

  private Map<Operation, Runnable> calls(DSLContext sql) {
    Orders orders = new PostgresOrders(sql, new OrderMessages(), () -> {});
    Outbox outbox = new PostgresOutbox(sql);
    PageRequest<OrderPosition> newest = PageRequest.first(PageRequest.DEFAULT_LIMIT);
    OutboxRelay.Settings relay = OutboxRelay.Settings.DEFAULT;
    Map<Operation, Runnable> calls = new EnumMap<>(Operation.class);
    calls.put(
        Operation.PLACE,
        () -> {
          Order order = Restaurant.order(next++, anyCustomer(0));
          Store.require(orders.add(order, Samples.keyOf(order)));
        });
    calls.put(Operation.RELAY, () -> outbox.confirm(outbox.claim(relay.batch(), relay.lease())));
    calls.put(
        Operation.READ_TODAY,
        () -> Store.require(orders.find(orderFrom(size - Restaurant.ORDERS_PER_DAY)).isPresent()));
    calls.put(Operation.READ, () -> Store.require(orders.find(orderFrom(0)).isPresent()));
    calls.put(
        Operation.PAGE_OF_CUSTOMER,
        () -> requireFull(orders.list(Optional.of(anyCustomer(1)), Optional.empty(), newest)));
    calls.put(
        Operation.PAGE_IN_STATUS,
        () -> requireFull(orders.list(Optional.empty(), Optional.of(OrderStatus.PAID), newest)));
    calls.put(
        Operation.PAGE_BY_CURSOR,
        () ->
            requireFull(
                orders.list(Optional.empty(), Optional.of(OrderStatus.DELIVERED), anyPage())));
    return calls;
  }

  /**
   * Those who order have even numbers, those whose pages are read have odd ones: new orders have
   * less history than old ones, and would fill the pages of few customers sooner than of many.
   */
  private CustomerId anyCustomer(int parity) {
    return Restaurant.customer(
        2 * random.nextLong(size / Restaurant.ORDERS_PER_CUSTOMER / 2) + parity);
  }

  private OrderId orderFrom(long first) {
    return new OrderId(Restaurant.id(random.nextLong(first, size)));
  }

  private PageRequest<OrderPosition> anyPage() {
    // Not among the oldest: the page is to be full.
    long number = random.nextLong(PageRequest.DEFAULT_LIMIT, size);
    return new PageRequest<>(
        Optional.of(
            new OrderPosition(Restaurant.placedAt(number), new OrderId(Restaurant.id(number)))),
        PageRequest.DEFAULT_LIMIT);
  }

  private static void requireFull(Page<OrderSnapshot, OrderPosition> page) {
    Store.require(page.items().size() == PageRequest.DEFAULT_LIMIT);
  }

  private static HikariDataSource connections(LocalCloudProcess server, String role) {
    return ConnectionPool.open(
        "growth", server.postgresUrl(), role, DevelopmentCredentials.passwordOf(role), 2);
  }

  @Override
  public void close() {
    connections.close();
    server.close();
  }
}
