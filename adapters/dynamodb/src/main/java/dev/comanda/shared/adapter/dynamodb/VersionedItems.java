package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.adapter.dynamodb.IndexQuery.Bound;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The items of one table, each an aggregate: a version, its data, the attributes by which it is
 * found, and the messages that it has not published. Every write is one conditional write of one
 * item, so state and messages are stored together; a save adds messages to those that still wait,
 * and never touches them otherwise.
 */
public final class VersionedItems {

  private static final String VERSION = "version";
  private static final String DATA = "data";

  /** Names the write that an item comes from, so that a repeated request recognises its own. */
  private static final String WRITTEN_BY = "writtenBy";

  private final DynamoDbClient client;
  private final TableDefinition table;
  private final Availability availability;
  private final IndexQuery query;
  private final InstantSource clock;
  private final Runnable wakeUp;

  /**
   * Items of a table.
   *
   * @param port the port that cannot be served while DynamoDB does not answer
   * @param clock tells from when on messages may be claimed
   * @param wakeUp called after every write that stored messages
   */
  public VersionedItems(
      DynamoDbClient client,
      TableDefinition table,
      String port,
      InstantSource clock,
      Runnable wakeUp) {
    this.client = client;
    this.table = table;
    this.availability = new Availability(port);
    this.query = new IndexQuery(client, table, availability);
    this.clock = clock;
    this.wakeUp = wakeUp;
  }

  /**
   * What is stored of an aggregate.
   *
   * @param version 1 when it was added
   */
  public record Stored(long version, Attributes data) {}

  /**
   * What is to be stored.
   *
   * @param version as it was found; 0 for a new one
   * @param data all of it
   * @param lookups those attributes by which this item is found or deleted; the others that the
   *     table's indexes know are removed
   * @param messages to be published; none where the table has no outbox
   */
  public record Item(
      String id,
      long version,
      Map<String, AttributeValue> data,
      Map<String, AttributeValue> lookups,
      List<OutgoingMessage> messages) {}

  /** Reads an item, consistently and without its messages. */
  public Optional<Stored> find(String id) {
    Map<String, AttributeValue> item =
        availability
            .during(() ->
                client.getItem(request ->
                    request
                        .tableName(table.name())
                        .key(key(id))
                        .consistentRead(true)
                        .projectionExpression("#version, #data")
                        .expressionAttributeNames(Map.of("#version", VERSION, "#data", DATA))))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(stored(item));
  }

  /**
   * Stores a new item.
   *
   * @return whether it was stored: not if there is one with this id
   */
  public boolean add(Item item) {
    String write = UUID.randomUUID().toString();
    Map<String, AttributeValue> values = new HashMap<>(item.lookups());
    values.putAll(key(item.id()));
    values.put(VERSION, Values.number(item.version() + 1));
    values.put(DATA, Values.map(item.data()));
    values.put(WRITTEN_BY, Values.text(write));
    values.putAll(newOutbox(item.messages()));
    try {
      availability.during(() ->
          client.putItem(request ->
              request
                  .tableName(table.name())
                  .item(values)
                  .conditionExpression("attribute_not_exists(#id)")
                  .expressionAttributeNames(Map.of("#id", table.partitionKey()))
                  .returnValuesOnConditionCheckFailure(
                      ReturnValuesOnConditionCheckFailure.ALL_OLD)));
    } catch (ConditionalCheckFailedException e) {
      if (!wasWrittenBy(write, e)) {
        return false;
      }
    }
    wakeUpFor(item);
    return true;
  }

  /**
   * Stores a changed item.
   *
   * @throws ConcurrentChangeException if the stored version is another one
   */
  public void save(Item item) {
    String write = UUID.randomUUID().toString();
    UpdateExpression update =
        new UpdateExpression()
            .set(Values.number(item.version() + 1), VERSION)
            .set(Values.map(item.data()), DATA)
            .set(Values.text(write), WRITTEN_BY)
            .onlyIf(VERSION, Values.number(item.version()));
    for (String lookup : table.lookupAttributes()) {
      AttributeValue value = item.lookups().get(lookup);
      if (value == null) {
        update.remove(lookup);
      } else {
        update.set(value, lookup);
      }
    }
    addToOutbox(item.messages(), update);
    UpdateItemRequest request =
        update
            .on(UpdateItemRequest.builder().tableName(table.name()).key(key(item.id())))
            .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
            .build();
    try {
      availability.during(() -> client.updateItem(request));
    } catch (ConditionalCheckFailedException e) {
      if (!wasWrittenBy(write, e)) {
        throw new ConcurrentChangeException("item " + item.id() + " of " + table.name());
      }
    }
    wakeUpFor(item);
  }

  /**
   * The items of an index that carries version and data, in the index's order.
   *
   * @param partition the value of the index's partition key
   * @param after only items behind this value of the sort key
   * @param max at most this many
   */
  public List<Stored> itemsAfter(String index, String partition, Optional<String> after, int max) {
    return query
        .rows(index, partition, after.map(position -> new Bound(">", position)), max)
        .map(VersionedItems::stored)
        .toList();
  }

  /**
   * The ids of the items of an index, in the index's order.
   *
   * @param partition the value of the index's partition key
   * @param upTo only items up to and with this value of the sort key
   * @param max at most this many
   */
  public List<String> idsUpTo(String index, String partition, Optional<String> upTo, int max) {
    return query
        .rows(index, partition, upTo.map(position -> new Bound("<=", position)), max)
        .map(row -> Attributes.of(row).text(table.partitionKey()))
        .toList();
  }

  private void addToOutbox(List<OutgoingMessage> messages, UpdateExpression update) {
    if (messages.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    for (OutgoingMessage message : messages) {
      update.set(
          OutboxAttributes.toAttribute(message, now),
          OutboxAttributes.MESSAGES,
          message.id().toString());
    }
    update
        .set(Values.text(OutboxAttributes.PENDING_VALUE), OutboxAttributes.PENDING)
        .set(Values.instant(now), OutboxAttributes.DUE_AT)
        .increment(OutboxAttributes.REVISION);
  }

  private Map<String, AttributeValue> newOutbox(List<OutgoingMessage> messages) {
    if (!table.hasOutbox()) {
      return Map.of();
    }
    Instant now = clock.instant();
    Map<String, AttributeValue> stored = new HashMap<>();
    for (OutgoingMessage message : messages) {
      stored.put(message.id().toString(), OutboxAttributes.toAttribute(message, now));
    }
    Map<String, AttributeValue> outbox = new HashMap<>();
    // Also where it is empty: a later save puts its messages into the map that is there.
    outbox.put(OutboxAttributes.MESSAGES, Values.map(stored));
    outbox.put(OutboxAttributes.REVISION, Values.number(0));
    if (!messages.isEmpty()) {
      outbox.put(OutboxAttributes.PENDING, Values.text(OutboxAttributes.PENDING_VALUE));
      outbox.put(OutboxAttributes.DUE_AT, Values.instant(now));
    }
    return outbox;
  }

  private void wakeUpFor(Item item) {
    if (!item.messages().isEmpty()) {
      wakeUp.run();
    }
  }

  /**
   * Whether a refused write had been done before: the client repeats a request whose answer was
   * lost, and the repetition finds what the first one wrote.
   */
  private static boolean wasWrittenBy(String write, ConditionalCheckFailedException refusal) {
    AttributeValue writtenBy = refusal.hasItem() ? refusal.item().get(WRITTEN_BY) : null;
    return writtenBy != null && write.equals(writtenBy.s());
  }

  private static Stored stored(Map<String, AttributeValue> item) {
    Attributes attributes = Attributes.of(item);
    return new Stored(attributes.number(VERSION), attributes.map(DATA));
  }

  private Map<String, AttributeValue> key(String id) {
    return Map.of(table.partitionKey(), Values.text(id));
  }
}
