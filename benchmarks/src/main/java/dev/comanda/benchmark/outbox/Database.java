package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.order.adapter.postgres.OrdersSchema;
import dev.comanda.shared.adapter.postgres.ConnectionPool;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.ServiceRole;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** A real PostgreSQL that keeps what it has confirmed, and what it counts. */
final class Database implements AutoCloseable {

  /** For eight writers, and for as many threads that publish. */
  private static final int CONNECTIONS = 20;

  private final LocalCloudProcess cloud;
  private final HikariDataSource owner;
  private final DSLContext sql;
  private long flushes;

  /** What the server has counted so far. */
  record Counters(long commits, long rows, long walBytes) {

    Counters since(Counters before) {
      return new Counters(commits - before.commits, rows - before.rows, walBytes - before.walBytes);
    }
  }

  /** How large a table is, with its indexes. */
  record Size(long rows, long bytes) {}

  private Database(LocalCloudProcess cloud) {
    this.cloud = cloud;
    this.owner = pool(cloud, "observer", 3);
    this.sql = Jooq.on(owner);
  }

  static Database start(Path data) {
    Database database = new Database(LocalCloudProcess.startDurable(data, Component.POSTGRES));
    String role = DevelopmentCredentials.ORDER_SERVICE;
    OrdersSchema.migration(new ServiceRole(role, DevelopmentCredentials.passwordOf(role)))
        .migrate(database.owner);
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      if (!"on".equals(database.setting(setting))) {
        throw new IllegalStateException(setting + " is off: the figures would mean nothing");
      }
    }
    return database;
  }

  /** Connections for one contender; all as the owner, because the libraries make their tables. */
  HikariDataSource connections() {
    return pool(cloud, "contender", CONNECTIONS);
  }

  String setting(String name) {
    return (String) sql.fetchSingle("select current_setting(?)", name).get(0);
  }

  /** Forgets the orders and the contender's messages. */
  void empty(String table) {
    sql.execute(
        "truncate orders.customer_order, orders.order_line, orders.order_history, " + table);
  }

  Size sizeOf(String table) {
    Record row =
        sql.fetchSingle(
            "select (select count(*) from %s), pg_total_relation_size('%s')"
                .formatted(table, table));
    return new Size(row.get(0, Long.class), row.get(1, Long.class));
  }

  /**
   * The counters, of these connections to the last transaction. A session tells the server's
   * statistics what it did now and then only; this makes each one tell, which is one more commit
   * each, and is taken off again.
   */
  Counters counters(HikariDataSource connections) throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        all.add(connections.getConnection());
      }
      for (Connection connection : all) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("select pg_stat_force_next_flush()");
        }
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
    Record row =
        sql.fetchSingle(
            """
            select xact_commit, tup_inserted + tup_updated + tup_deleted,
                   (pg_current_wal_insert_lsn() - '0/0')::bigint
            from pg_stat_database where datname = current_database()
            """);
    flushes += CONNECTIONS;
    return new Counters(
        row.get(0, Long.class) - flushes, row.get(1, Long.class), row.get(2, Long.class));
  }

  @Override
  public void close() {
    owner.close();
    cloud.close();
  }

  private static HikariDataSource pool(LocalCloudProcess cloud, String name, int size) {
    return ConnectionPool.open(
        name,
        cloud.postgresUrl(),
        DevelopmentCredentials.OWNER,
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.OWNER),
        size);
  }
}
