package dev.comanda.shared.config;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.shared.adapter.postgres.ConnectionPool;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.OwnerConnections;
import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.adapter.postgres.ServiceRole;
import dev.comanda.shared.config.ComandaSettings.Postgres;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * One context's part of the database: its schema, brought up to date by the owner, and its pool of
 * connections, whose role sees that schema only.
 */
public final class PostgresDatabase implements HealthIndicator, AutoCloseable {

  private final HikariDataSource connections;
  private final DSLContext sql;

  private PostgresDatabase(HikariDataSource connections) {
    this.connections = connections;
    this.sql = Jooq.on(connections);
  }

  /**
   * Opens the pool, and migrates before it if this process is to do so. Otherwise nothing is asked
   * of the database yet: what needs the schema waits for it.
   *
   * @param name of the pool, such as {@code order}
   */
  public static PostgresDatabase open(String name, Postgres settings, SchemaMigration migration) {
    if (settings.migrate()) {
      SchemaMigration.Done _ = migrate(settings, migration);
    }
    ServiceRole role = migration.service();
    return new PostgresDatabase(
        ConnectionPool.open(
            name, settings.url(), role.name(), role.password(), settings.poolSize()));
  }

  /** Migrates as the owner, once the database answers. */
  public static SchemaMigration.Done migrate(Postgres settings, SchemaMigration migration) {
    Postgres.Role owner = settings.owner();
    DataSource connections = OwnerConnections.to(settings.url(), owner.user(), owner.password());
    return Patiently.until(
        "the database answers",
        PostgresDatabase::doesNotAnswerYet,
        () -> migration.migrate(connections));
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
