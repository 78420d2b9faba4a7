package dev.comanda.shared.adapter.postgres;

import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections as the owner of the database, for migrations: few and seldom, so that nobody keeps
 * them, and unlike a service's free to take as long as a large table needs.
 */
public final class OwnerConnections {

  /** A database that is there takes a connection at once; one that starts is asked again. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** Whoever waits for a table makes everybody wait who comes after. */
  private static final Duration LOCK = Duration.ofSeconds(10);

  private OwnerConnections() {}

  /**
   * A new connection each time.
   *
   * @param url such as {@code jdbc:postgresql://localhost:15432/comanda}
   * @throws IllegalArgumentException if the URL is none of PostgreSQL
   */
  public static DataSource to(String url, String user, String password) {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    connections.setUrl(url);
    connections.setUser(user);
    connections.setPassword(password);
    connections.setApplicationName("migration");
    connections.setConnectTimeout((int) CONNECT.toSeconds());
    connections.setTcpKeepAlive(true);
    connections.setOptions("-c lock_timeout=" + LOCK.toMillis());
    return connections;
  }
}
