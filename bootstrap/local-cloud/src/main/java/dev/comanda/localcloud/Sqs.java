package dev.comanda.localcloud;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import org.apache.pekko.actor.Terminated;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import org.jspecify.annotations.Nullable;
import scala.Function0;

/**
 * ElasticMQ: an SQS-compatible server whose messages survive a crash, because H2 writes without
 * delay.
 */
final class Sqs implements Emulator {

  private static final Duration GRACE = Duration.ofSeconds(1);

  private final Function0<Terminated> shutdown;
  private final int port;
  private final @Nullable String database;

  private Sqs(Function0<Terminated> shutdown, int port, @Nullable String database) {
    this.shutdown = shutdown;
    this.port = port;
    this.database = database;
  }

  /** Without a directory the messages live in memory. */
  static Sqs start(String host, int port, @Nullable Path directory) throws StartFailure {
    // Its actor system reads only system properties and files. It must not stop by itself when the
    // process is asked
    // to: the application may still be finishing its work.
    System.setProperty("pekko.jvm-shutdown-hooks", "off");
    System.setProperty("pekko.coordinated-shutdown.run-by-jvm-shutdown-hook", "off");
    System.setProperty("pekko.loglevel", "WARNING");
    System.setProperty("pekko.stdout-loglevel", "OFF");
    ConfigFactory.invalidateCaches();
    String database =
        directory == null
            ? null
            : "jdbc:h2:file:"
                + directory.resolve("messages").toString().replace('\\', '/')
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    Config config =
        ConfigFactory.parseMap(
                Map.of(
                    "rest-sqs.bind-hostname",
                    host,
                    "rest-sqs.bind-port",
                    port,
                    "node-address.host",
                    "127.0.0.1",
                    "node-address.port",
                    port,
                    "messages-storage.enabled",
                    database != null,
                    "messages-storage.uri",
                    database == null ? "" : database))
            .withFallback(ConfigFactory.load());
    try {
      return new Sqs(
          new ElasticMQServer(new ElasticMQServerConfig(config)).start(), port, database);
    } catch (RuntimeException failure) {
      throw new StartFailure("ElasticMQ did not start: " + failure.getMessage(), failure);
    }
  }

  @Override
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    // It would wait for long polls whose callers are gone, for up to 20 seconds. Nobody calls any
    // more, and every write that was answered is on the disk (WRITE_DELAY=0).
    Thread stopping = Thread.ofPlatform().daemon().name("elasticmq-stop").start(shutdown::apply);
    try {
      stopping.join(GRACE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    if (database != null) {
      try (Connection connection = DriverManager.getConnection(database);
          Statement statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      } catch (SQLException failure) {
        System.err.println("The queues' database did not close orderly: " + failure.getMessage());
      }
    }
  }
}
