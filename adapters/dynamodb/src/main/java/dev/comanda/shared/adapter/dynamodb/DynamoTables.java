package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.adapter.dynamodb.TableDefinition.Index;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TableStatus;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/**
 * Creates tables where nobody else does: in embedded mode and in tests. In an AWS account the
 * infrastructure program does; a test holds its tables against the same definitions.
 */
public final class DynamoTables {

  /** A table that is not ready by then will not be: the start fails and says so. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** How often it is asked whether a new table is ready. */
  private static final Duration POLL = Duration.ofMillis(100);

  private final DynamoDbClient client;
  private final Availability availability = new Availability("DynamoDB");

  /** Creates by this client, which stays the caller's. */
  public DynamoTables(DynamoDbClient client) {
    this.client = client;
  }

  /**
   * Creates the tables that do not exist and waits until all can be used. Doing it again, or in two
   * processes at once, is harmless.
   *
   * @throws IllegalStateException if a table exists that differs from its definition, or cannot be
   *     used within half a minute
   * @throws dev.comanda.shared.application.DependencyUnavailableException if DynamoDB does not
   *     answer
   */
  public void createMissingTables(List<TableDefinition> tables) {
    tables.stream().filter(table -> describe(table).isEmpty()).forEach(this::create);
    for (TableDefinition table : tables) {
      requireAsDefined(table, awaitUsable(table));
      if (table.timeToLive() != null) {
        enableTimeToLive(table.name(), table.timeToLive());
      }
    }
  }

  private Optional<TableDescription> describe(TableDefinition table) {
    try {
      return Optional.of(
          availability.during(
              () -> client.describeTable(request -> request.tableName(table.name())).table()));
    } catch (ResourceNotFoundException e) {
      return Optional.empty();
    }
  }

  private void create(TableDefinition table) {
    List<GlobalSecondaryIndex> indexes = table.indexes().stream().map(DynamoTables::index).toList();
    try {
      availability.during(() ->
          client.createTable(request ->
              request
                  .tableName(table.name())
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .keySchema(keySchema(List.of(table.partitionKey())))
                  .attributeDefinitions(
                      table.keyAttributes().stream().map(DynamoTables::textAttribute).toList())
                  .globalSecondaryIndexes(indexes.isEmpty() ? null : indexes)));
    } catch (ResourceInUseException e) {
      // Another process was faster; it creates the same.
    }
  }

  private TableDescription awaitUsable(TableDefinition table) {
    for (long waited = 0; waited < PATIENCE.toMillis(); waited += POLL.toMillis()) {
      Optional<TableDescription> description =
          describe(table).filter(found -> found.tableStatus() == TableStatus.ACTIVE);
      if (description.isPresent()) {
        return description.get();
      }
      pause();
    }
    throw new IllegalStateException(
        "table %s cannot be used after %d s".formatted(table.name(), PATIENCE.toSeconds()));
  }

  private static void requireAsDefined(TableDefinition table, TableDescription found) {
    Set<String> wanted =
        Stream.concat(
                Stream.of("table" + List.of(table.partitionKey())),
                table.indexes().stream().map(index -> index.name() + index.keys()))
            .collect(Collectors.toSet());
    Set<String> actual =
        Stream.concat(
                Stream.of("table" + names(found.keySchema())),
                found.globalSecondaryIndexes().stream()
                    .map((GlobalSecondaryIndexDescription index) ->
                        index.indexName() + names(index.keySchema())))
            .collect(Collectors.toSet());
    if (!actual.equals(wanted)) {
      throw new IllegalStateException(
          "table %s has the keys and indexes %s instead of %s: it was created by another version"
              .formatted(table.name(), actual, wanted));
    }
  }

  private void enableTimeToLive(String table, String attribute) {
    if (hasTimeToLive(table)) {
      return;
    }
    try {
      availability.during(() ->
          client.updateTimeToLive(request ->
              request
                  .tableName(table)
                  .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true))));
    } catch (DynamoDbException e) {
      // Another process was faster, and then enabling it again is an error.
      if (!hasTimeToLive(table)) {
        throw e;
      }
    }
  }

  private boolean hasTimeToLive(String table) {
    TimeToLiveStatus status =
        availability
            .during(() -> client.describeTimeToLive(request -> request.tableName(table)))
            .timeToLiveDescription()
            .timeToLiveStatus();
    return status == TimeToLiveStatus.ENABLED || status == TimeToLiveStatus.ENABLING;
  }

  private static GlobalSecondaryIndex index(Index index) {
    Projection projection =
        index.projection().isEmpty()
            ? Projection.builder().projectionType(ProjectionType.KEYS_ONLY).build()
            : Projection.builder()
                .projectionType(ProjectionType.INCLUDE)
                .nonKeyAttributes(index.projection())
                .build();
    return GlobalSecondaryIndex.builder()
        .indexName(index.name())
        .keySchema(keySchema(index.keys()))
        .projection(projection)
        .build();
  }

  private static List<KeySchemaElement> keySchema(List<String> keys) {
    return keys.stream()
        .map(key ->
            KeySchemaElement.builder()
                .attributeName(key)
                .keyType(key.equals(keys.getFirst()) ? KeyType.HASH : KeyType.RANGE)
                .build())
        .toList();
  }

  private static List<String> names(List<KeySchemaElement> keySchema) {
    return keySchema.stream().map(KeySchemaElement::attributeName).toList();
  }

  private static AttributeDefinition textAttribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static void pause() {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a table", e);
    }
  }
}
