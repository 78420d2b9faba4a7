package dev.comanda.shared.adapter.postgres;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings one context's part of the database to what the code expects: the role of its service, and
 * its schema. Each schema has its own folder of migrations and its own history; each is owned by
 * the role that migrates, and used by the role of one service that sees nothing else. Several
 * processes may do it at once: one does, the others wait.
 *
 * @param schema also the folder below {@code db/migration}
 * @param service is granted what the service needs
 */
public record SchemaMigration(String schema, ServiceRole service) {

  /**
   * What was done.
   *
   * @param roleCreated whether the service's role was missing
   * @param migrations how many were applied; none if the schema was up to date
   */
  public record Done(boolean roleCreated, int migrations) {}

  /**
   * @throws IllegalArgumentException if the schema's name is not a plain one
   */
  public SchemaMigration {
    if (!schema.matches("[a-z_]{1,63}")) {
      throw new IllegalArgumentException("a schema must have a plain name");
    }
  }

  /**
   * Makes the role what it has to be, creates the schema where there is none, and applies what is
   * missing.
   *
   * @param owner connects as the database's owner, who may create roles
   * @throws org.jooq.exception.DataAccessException if the database does not answer, or the owner
   *     may not create or change the role
   * @throws org.flywaydb.core.api.FlywayException if the database has been migrated by other
   *     migrations than these
   */
  public Done migrate(DataSource owner) {
    boolean created = service.provide(owner);
    return new Done(
        created,
        Flyway.configure()
            .dataSource(owner)
            .schemas(schema)
            .locations("classpath:db/migration/" + schema)
            .placeholders(Map.of("service", service.name()))
            .load()
            .migrate()
            .migrationsExecuted);
  }
}
