package dev.comanda.shared.adapter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * Connections as one service's role. Every wait has an end, so that a database that does not answer
 * costs a caller seconds, not a thread.
 */
public final class ConnectionPool {

  /** For a free connection, and for making one. */
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** For the answer to one statement; none of ours takes a tenth of a second. */
  private static final Duration STATEMENT = Duration.ofSeconds(5);

  /** For the network to say anything; beyond the statement's, so that it speaks first. */
  private static final Duration SOCKET = STATEMENT.plusSeconds(2);

  private ConnectionPool() {}

  /**
   * A pool that opens connections when they are needed: whoever makes it need not wait for the
   * database, and must close it.
   *
   * @param name tells pools apart in metrics and in the database's list of sessions
   * @param url such as {@code jdbc:postgresql://localhost:15432/comanda}
   * @param size at most this many connections, from 1
   */
  public static HikariDataSource open(
      String name, String url, String user, String password, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setJdbcUrl(url);
    config.setUsername(user);
    config.setPassword(password);
    config.setMaximumPoolSize(size);
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionTimeout(CONNECT.toMillis());
    config.setValidationTimeout(CONNECT.dividedBy(2).toMillis());
    config.setInitializationFailTimeout(-1);
    config.addDataSourceProperty("ApplicationName", name);
    config.addDataSourceProperty("connectTimeout", CONNECT.toSeconds());
    config.addDataSourceProperty("socketTimeout", SOCKET.toSeconds());
    config.addDataSourceProperty("tcpKeepAlive", true);
    config.addDataSourceProperty("options", "-c statement_timeout=" + STATEMENT.toMillis());
    return new HikariDataSource(config);
  }
}
