package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.LocalCloudProcess;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables of a test's own in a real DynamoDB Local, which one JVM's tests share. */
public final class TestTables implements AutoCloseable {

  private static final AtomicInteger NEXT = new AtomicInteger();

  private final DynamoDbClient client;
  private final TableDefinitions definitions;

  private TestTables(URI endpoint) {
    this.client = DynamoClients.local(endpoint);
    this.definitions = TableDefinitions.withPrefix("t%d-".formatted(NEXT.incrementAndGet()));
    new DynamoTables(client).createMissingTables(definitions.all());
  }

  /** New tables in the local cloud. */
  public static TestTables inLocalCloud() {
    return new TestTables(endpointOfLocalCloud());
  }

  /** New tables in a container, or none and a skipped test where there is no Docker. */
  public static TestTables inContainer() {
    return new TestTables(LocalCloudContainer.endpoint());
  }

  static URI endpointOfLocalCloud() {
    return URI.create(LocalCloudProcess.shared(Component.DYNAMODB).dynamoDbEndpoint());
  }

  /** Reaches them. */
  public DynamoDbClient client() {
    return client;
  }

  /** What they are called. */
  public TableDefinitions definitions() {
    return definitions;
  }

  @Override
  public void close() {
    client.close();
  }
}
