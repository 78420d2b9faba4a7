package dev.comanda.shared.adapter.postgres;

import dev.comanda.shared.application.DependencyUnavailableException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;

/**
 * Tells "the database does not answer" from "the statement is wrong": the former passes, and the
 * core has a word for it; the latter is a bug and stays what it is. A schema that is still to be
 * migrated passes, too: statements are made from the tables that the migrations lead to.
 */
public final class Availability {

  /** What callers are told: a store that restarts is back within seconds. */
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Connection, resources, intervention by the operator (also a shutdown or a timeout). */
  private static final Set<String> CLASSES = Set.of("08", "53", "57");

  /** Serialization failure, deadlock, read-only (a replica during a failover), lock timeout. */
  private static final Set<String> STATES = Set.of("40001", "40P01", "25006", "55P03");

  /** No such table, no such column, and no right to either yet: before the migration has run. */
  private static final Set<String> NOT_MIGRATED = Set.of("42P01", "42703", "42501");

  private final String port;

  /**
   * @param port the secondary port that is served from the database, such as {@code Orders}
   */
  public Availability(String port) {
    this.port = port;
  }

  /**
   * Answers what the question answers.
   *
   * @throws DependencyUnavailableException if the database does not answer
   */
  public <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (DataAccessException failure) {
      if (failure.getCause() instanceof SQLException cause && passes(cause)) {
        throw new DependencyUnavailableException(port, RETRY_AFTER, failure);
      }
      throw failure;
    }
  }

  private static boolean passes(SQLException failure) {
    if (failure instanceof SQLTransientException
        || failure instanceof SQLRecoverableException
        || failure instanceof SQLNonTransientConnectionException) {
      return true;
    }
    String state = failure.getSQLState();
    return state != null
        && state.length() == 5
        && (STATES.contains(state)
            || NOT_MIGRATED.contains(state)
            || CLASSES.contains(state.substring(0, 2)));
  }
}
