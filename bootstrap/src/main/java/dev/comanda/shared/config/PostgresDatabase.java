package dev.comanda.shared.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.shared.adapter.postgres.ConnectionPool;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.config.ComandaSettings.Postgres;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * One context's part of the database: its schema, brought up to date by the owner, and its pool of
 * connections, whose role sees that schema only.
 */
public final class PostgresDatabase implements HealthIndicator, AutoCloseable {

  /** Flyway holds its lock with one and migrates with others. */
  private static final int CONNECTIONS_OF_A_MIGRATION = 3;

  private final HikariDataSource connections;
  private final DSLContext sql;

  private PostgresDatabase(HikariDataSource connections) {
    this.connections = connections;
    this.sql = Jooq.on(connections);
  }

  /**
   * Migrates the schema and opens the pool.
   *
   * @param name of the pool, such as {@code order}
   */
  public static PostgresDatabase open(
      String name, Postgres settings, Postgres.Role role, SchemaMigration migration) {
    Postgres.Role owner = settings.owner();
    try (HikariDataSource migrator =
        ConnectionPool.open(
            name + "-migration",
            settings.url(),
            owner.user(),
            owner.password(),
            CONNECTIONS_OF_A_MIGRATION)) {
      Patiently.until(
          "the database answers",
          PostgresDatabase::doesNotAnswerYet,
          () -> migration.migrate(migrator));
    }
    return new PostgresDatabase(
        ConnectionPool.open(
            name, settings.url(), role.user(), role.password(), settings.poolSize()));
  }

  /** What repositories are built with. */
  public DSLContext sql() {
    return sql;
  }

  @Override
  public Health health() {
    sql.selectOne().fetch();
    return Health.up().build();
  }

  @Override
  public void close() {
    connections.close();
  }

  private static boolean doesNotAnswerYet(RuntimeException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      // Classes 08 and 57 of SQLSTATE: no connection, or the server is starting.
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57"))) {
        return true;
      }
    }
    return false;
  }
}
