package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.adapter.dynamodb.IndexQuery.Bound;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The messages that the items of one table carry. A relay finds items with messages in a sparse
 * index, reads them consistently, and leases messages by a write that succeeds only if nobody else
 * has touched the item's outbox since; of several relays one wins and the others go on to the next
 * item. Neither leasing nor confirming touches state and version, so no use case is disturbed.
 *
 * <p>A message does not say in which item it is: the outbox that leased it remembers. So the same
 * object that claimed has to confirm; what a process that died had claimed comes back by its lease.
 */
@SecondaryAdapter
public final class DynamoOutbox implements Outbox {

  /** The most items that one query looks at, and that one read fetches. */
  private static final int BATCH = 100;

  /** For how long after its lease a message may still be confirmed. */
  private static final Duration MEMORY = Duration.ofHours(1);

  private record Claim(String item, Instant until) {}

  /**
   * Messages of one item that are about to be leased.
   *
   * @param dueAt when the item is due next; empty if it has no messages
   */
  private record Plan(
      String item, long revision, List<OutgoingMessage> messages, Optional<Instant> dueAt) {}

  private final DynamoDbClient client;
  private final TableDefinition table;
  private final InstantSource clock;
  private final Availability availability = new Availability("Outbox");
  private final IndexQuery query;
  private final Map<UUID, Claim> claims = new ConcurrentHashMap<>();

  /**
   * The outbox of a table.
   *
   * @param clock tells when leases end; the clocks of all relays should agree to well within a
   *     lease
   */
  public DynamoOutbox(DynamoDbClient client, TableDefinition table, InstantSource clock) {
    this.client = client;
    this.table = table;
    this.clock = clock;
    this.query = new IndexQuery(client, table, availability);
  }

  @Override
  public List<OutgoingMessage> claim(int max, Duration lease) {
    Instant now = clock.instant();
    Instant until = now.plus(lease);
    claims.values().removeIf(claim -> claim.until().plus(MEMORY).isBefore(now));
    List<String> due = pending(Optional.of(new Bound("<=", Values.sortable(now))));
    List<OutgoingMessage> claimed = new ArrayList<>();
    for (int next = 0; next < due.size() && claimed.size() < max; ) {
      // Every item has at least one message, so no more items than messages are wanted.
      List<String> items = due.subList(next, Math.min(due.size(), next + max - claimed.size()));
      next += items.size();
      claimed.addAll(lease(items, max - claimed.size(), now, until));
    }
    claimed.sort(Comparator.comparing(OutgoingMessage::occurredAt));
    return claimed;
  }

  /**
   * Among the items that are due first: where no relay works those are the oldest ones, and where
   * one does there are not so many.
   */
  @Override
  public Optional<Instant> oldest() {
    List<String> pending = pending(Optional.empty());
    return pending.isEmpty()
        ? Optional.empty()
        : read(pending).values().stream()
            .flatMap(item -> item.entries(OutboxAttributes.MESSAGES).entrySet().stream())
            .map(entry -> OutboxAttributes.toMessage(entry.getKey(), entry.getValue()))
            .map(OutgoingMessage::occurredAt)
            .min(Comparator.naturalOrder());
  }

  @Override
  public void confirm(Collection<OutgoingMessage> published) {
    Map<String, List<UUID>> byItem = new HashMap<>();
    for (OutgoingMessage message : published) {
      Claim claim = claims.get(message.id());
      if (claim != null) {
        byItem.computeIfAbsent(claim.item(), _ -> new ArrayList<>()).add(message.id());
      }
    }
    Parallel.map(
        List.copyOf(byItem.entrySet()),
        entry -> {
          forget(entry.getKey(), entry.getValue());
          return entry.getValue().stream().map(claims::remove).toList();
        });
  }

  /** Items with messages, those that are due first. */
  private List<String> pending(Optional<Bound> dueAt) {
    return query
        .rows(OutboxAttributes.INDEX, OutboxAttributes.PENDING_VALUE, dueAt, BATCH)
        .map(row -> Attributes.of(row).text(table.partitionKey()))
        .toList();
  }

  private List<OutgoingMessage> lease(List<String> items, int max, Instant now, Instant until) {
    Map<String, Attributes> read = read(items);
    List<Plan> plans = new ArrayList<>();
    int left = max;
    for (String id : items) {
      Attributes item = read.get(id);
      if (item != null && left > 0 && isDue(item, now)) {
        Plan plan = plan(id, item, left, now, until);
        plans.add(plan);
        left -= plan.messages().size();
      }
    }
    return Parallel.map(plans, plan -> carryOut(plan, until)).stream()
        .flatMap(List::stream)
        .collect(Collectors.toList());
  }

  /** Reads what an index cannot promise: the outboxes as they are now. */
  private Map<String, Attributes> read(List<String> items) {
    KeysAndAttributes wanted =
        KeysAndAttributes.builder()
            .keys(items.stream().map(this::key).toList())
            .consistentRead(true)
            .projectionExpression("#id, #messages, #revision, #dueAt")
            .expressionAttributeNames(
                Map.of(
                    "#id", table.partitionKey(),
                    "#messages", OutboxAttributes.MESSAGES,
                    "#revision", OutboxAttributes.REVISION,
                    "#dueAt", OutboxAttributes.DUE_AT))
            .build();
    // What DynamoDB leaves unread for its size comes with the next claim.
    return availability
        .during(() ->
            client.batchGetItem(request -> request.requestItems(Map.of(table.name(), wanted))))
        .responses()
        .getOrDefault(table.name(), List.of())
        .stream()
        .map(Attributes::of)
        .collect(Collectors.toMap(item -> item.text(table.partitionKey()), item -> item));
  }

  /** Not if the index is behind: somebody has leased or confirmed the messages meanwhile. */
  private static boolean isDue(Attributes item, Instant now) {
    return item.optionalInstant(OutboxAttributes.DUE_AT)
        .filter(dueAt -> !dueAt.isAfter(now))
        .isPresent();
  }

  private static Plan plan(String id, Attributes item, int max, Instant now, Instant until) {
    Map<String, AttributeValue> stored = item.entries(OutboxAttributes.MESSAGES);
    List<OutgoingMessage> claimable =
        stored.entrySet().stream()
            .filter(entry -> !claimableAt(entry.getValue()).isAfter(now))
            .map(entry -> OutboxAttributes.toMessage(entry.getKey(), entry.getValue()))
            .sorted(Comparator.comparing(OutgoingMessage::occurredAt))
            .limit(max)
            .toList();
    Set<String> leased =
        claimable.stream().map(message -> message.id().toString()).collect(Collectors.toSet());
    Optional<Instant> dueAt =
        stored.entrySet().stream()
            .map(entry -> leased.contains(entry.getKey()) ? until : claimableAt(entry.getValue()))
            .min(Comparator.naturalOrder());
    return new Plan(id, item.number(OutboxAttributes.REVISION), claimable, dueAt);
  }

  /** Answers the messages that were leased: none if somebody else was faster. */
  private List<OutgoingMessage> carryOut(Plan plan, Instant until) {
    UpdateExpression update =
        new UpdateExpression()
            .onlyIf(OutboxAttributes.REVISION, Values.number(plan.revision()))
            .increment(OutboxAttributes.REVISION);
    for (OutgoingMessage message : plan.messages()) {
      update.set(
          Values.instant(until),
          OutboxAttributes.MESSAGES,
          message.id().toString(),
          OutboxAttributes.CLAIMABLE_AT);
    }
    // Nothing is left where a confirmation could not tell that it was the last one.
    plan.dueAt()
        .ifPresentOrElse(
            dueAt -> update.set(Values.instant(dueAt), OutboxAttributes.DUE_AT),
            () -> update.remove(OutboxAttributes.DUE_AT).remove(OutboxAttributes.PENDING));
    if (!succeeds(plan.item(), update)) {
      return List.of();
    }
    plan.messages().forEach(message -> claims.put(message.id(), new Claim(plan.item(), until)));
    return plan.messages();
  }

  private void forget(String item, List<UUID> messages) {
    UpdateExpression asTheLast =
        removing(messages)
            .remove(OutboxAttributes.PENDING)
            .remove(OutboxAttributes.DUE_AT)
            .onlyIfSize(OutboxAttributes.MESSAGES, messages.size());
    messages.forEach(id -> asTheLast.onlyIfExists(OutboxAttributes.MESSAGES, id.toString()));
    if (!succeeds(item, asTheLast)) {
      succeeds(item, removing(messages).onlyIfExists(OutboxAttributes.MESSAGES));
    }
  }

  private static UpdateExpression removing(List<UUID> messages) {
    UpdateExpression update = new UpdateExpression().increment(OutboxAttributes.REVISION);
    messages.forEach(id -> update.remove(OutboxAttributes.MESSAGES, id.toString()));
    return update;
  }

  private boolean succeeds(String item, UpdateExpression update) {
    UpdateItemRequest request =
        update.on(UpdateItemRequest.builder().tableName(table.name()).key(key(item))).build();
    try {
      availability.during(() -> client.updateItem(request));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  private static Instant claimableAt(AttributeValue message) {
    return Attributes.of(message).instant(OutboxAttributes.CLAIMABLE_AT);
  }

  private Map<String, AttributeValue> key(String id) {
    return Map.of(table.partitionKey(), Values.text(id));
  }
}
