package dev.comanda.localcloud;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.monitoring.Telemetry;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBRequestHandler;
import software.amazon.dynamodb.services.local.server.LocalDynamoDBServerHandler;

/**
 * DynamoDB Local. Its own server class listens on all interfaces and reports usage to its vendor;
 * hence its handler in a server of ours, which does neither.
 */
final class DynamoDb implements Emulator {

  private final Server server;
  private final LocalDynamoDBServerHandler handler;
  private final int port;

  private DynamoDb(Server server, LocalDynamoDBServerHandler handler, int port) {
    this.server = server;
    this.handler = handler;
    this.port = port;
  }

  /** Without a directory the tables live in memory. */
  static DynamoDb start(String host, int port, @Nullable Path directory) throws StartFailure {
    try {
      if (directory != null) {
        Files.createDirectories(directory);
      }
      Telemetry.configureTelemetry("", "", false);
      LocalDynamoDBServerHandler handler =
          new LocalDynamoDBServerHandler(
              new LocalDynamoDBRequestHandler(
                  0,
                  directory == null,
                  directory == null ? null : directory.toString(),
                  true,
                  false),
              null);
      Server server = new Server(new InetSocketAddress(host, port));
      server.setHandler(new ContextHandler(handler));
      server.start();
      return new DynamoDb(server, handler, port);
    } catch (IOException failure) {
      throw new StartFailure("DynamoDB Local cannot listen on port " + port + ".", failure);
    } catch (Exception failure) {
      throw new StartFailure("DynamoDB Local did not start: " + failure.getMessage(), failure);
    }
  }

  @Override
  public String endpoint() {
    return "http://127.0.0.1:" + port;
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception failure) {
      System.err.println("DynamoDB Local did not stop orderly: " + failure);
    }
    handler.close();
  }
}
