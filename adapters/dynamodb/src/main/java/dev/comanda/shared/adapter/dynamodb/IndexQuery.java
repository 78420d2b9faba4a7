package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.adapter.dynamodb.TableDefinition.Index;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Reads one partition of an index from its beginning, as far as it is needed. */
final class IndexQuery {

  private final DynamoDbClient client;
  private final TableDefinition table;
  private final Availability availability;

  IndexQuery(DynamoDbClient client, TableDefinition table, Availability availability) {
    this.client = client;
    this.table = table;
    this.availability = availability;
  }

  /**
   * A limit of the sort key.
   *
   * @param operator {@code >} or {@code <=}
   */
  record Bound(String operator, String value) {}

  Stream<Map<String, AttributeValue>> rows(
      String indexName, String partition, Optional<Bound> bound, int max) {
    Index index = table.index(indexName);
    Map<String, String> names = new HashMap<>(Map.of("#partition", index.partitionKey()));
    Map<String, AttributeValue> values =
        new HashMap<>(Map.of(":partition", Values.text(partition)));
    String condition = "#partition = :partition";
    if (bound.isPresent()) {
      condition += " AND #sort %s :bound".formatted(bound.get().operator());
      names.put("#sort", Objects.requireNonNull(index.sortKey()));
      values.put(":bound", Values.text(bound.get().value()));
    }
    String keyCondition = condition;
    List<Map<String, AttributeValue>> rows = new ArrayList<>();
    Map<String, AttributeValue> next = Map.of();
    // A page of DynamoDB ends at 1 MB too, not only at the limit.
    do {
      Map<String, AttributeValue> start = next;
      QueryResponse response =
          availability.during(() ->
              client.query(request ->
                  request
                      .tableName(table.name())
                      .indexName(indexName)
                      .keyConditionExpression(keyCondition)
                      .expressionAttributeNames(names)
                      .expressionAttributeValues(values)
                      .exclusiveStartKey(start.isEmpty() ? null : start)
                      .limit(max - rows.size())));
      rows.addAll(response.items());
      next = response.lastEvaluatedKey();
    } while (!next.isEmpty() && rows.size() < max);
    return rows.stream();
  }
}
