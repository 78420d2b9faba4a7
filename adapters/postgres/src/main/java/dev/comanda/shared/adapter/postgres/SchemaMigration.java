package dev.comanda.shared.adapter.postgres;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings one schema to what the code expects. Each schema has its own folder of migrations and its
 * own history; each is owned by the role that migrates, and used by the role of one service that
 * sees nothing else. Several processes may do it at once: one does, the others wait.
 *
 * @param schema also the folder below {@code db/migration}
 * @param service the role that is granted what the service needs; it must exist
 */
public record SchemaMigration(String schema, String service) {

  /**
   * @throws IllegalArgumentException if a name is not a plain one
   */
  public SchemaMigration {
    if (!schema.matches("[a-z_]{1,63}") || !service.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("schema and role must have plain names");
    }
  }

  /**
   * Creates the schema where there is none, and applies what is missing.
   *
   * @param owner connects as a role that may create schemas
   * @return how many migrations were applied
   * @throws org.flywaydb.core.api.FlywayException if the database does not answer, or has been
   *     migrated by other migrations than these
   */
  public int migrate(DataSource owner) {
    return Flyway.configure()
        .dataSource(owner)
        .schemas(schema)
        .locations("classpath:db/migration/" + schema)
        .placeholders(Map.of("service", service))
        .load()
        .migrate()
        .migrationsExecuted;
  }
}
