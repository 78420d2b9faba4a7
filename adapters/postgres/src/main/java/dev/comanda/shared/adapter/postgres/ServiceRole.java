package dev.comanda.shared.adapter.postgres;

import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Name;
import org.jooq.impl.DSL;
import org.postgresql.PGConnection;

/**
 * The role by which one service uses the database. By itself it may connect and nothing more: what
 * it may do is granted by the migrations of its schema.
 *
 * @param name a plain one
 * @param password what the service signs in with
 */
public record ServiceRole(String name, String password) {

  /** Whoever provides a role holds the lock of this number, which nobody else uses. */
  private static final long LOCK = 7_209_401_115L;

  /**
   * @throws IllegalArgumentException if the name is not a plain one
   */
  public ServiceRole {
    if (!name.matches("[a-z_][a-z0-9_]{0,62}")) {
      throw new IllegalArgumentException("a role must have a plain name");
    }
  }

  /**
   * Makes the role what it has to be, whatever it was: it exists, has this password and may connect
   * to the database, and nobody may who was not told to. Several processes may do it at once.
   *
   * @param owner connects as the database's owner, who may create roles
   * @return whether it was missing
   * @throws org.jooq.exception.DataAccessException if the database does not answer, or the owner
   *     may not do this
   */
  boolean provide(DataSource owner) {
    if (password.isBlank()) {
      throw new IllegalStateException("no password is given for the role " + name);
    }
    return Jooq.on(owner)
        .transactionResult(transaction -> {
          DSLContext sql = transaction.dsl();
          // PostgreSQL fails whoever changes a role or a database while somebody else does.
          sql.execute("select pg_advisory_xact_lock({0})", DSL.inline(LOCK));
          boolean missing =
              sql.fetch("select from pg_roles where rolname = {0}", DSL.inline(name)).isEmpty();
          if (missing) {
            sql.execute("create role {0} login", DSL.name(name));
          }
          // Hashed on this side: a server may log the statements that it gets.
          sql.connection(connection ->
              connection
                  .unwrap(PGConnection.class)
                  .alterUserPassword(name, password.toCharArray(), "scram-sha-256"));
          Name database =
              DSL.name(
                  Objects.requireNonNull(sql.fetchValue("select current_database()")).toString());
          sql.execute("revoke all on database {0} from public", database);
          sql.execute("grant connect on database {0} to {1}", database, DSL.name(name));
          return missing;
        });
  }

  @Override
  public String toString() {
    return name;
  }
}
