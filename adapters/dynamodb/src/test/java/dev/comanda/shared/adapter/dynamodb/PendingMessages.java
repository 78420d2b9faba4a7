package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Looks into an item, past the outbox's leases. */
public final class PendingMessages {

  private PendingMessages() {}

  /** The messages that an item carries; none if there is no such item. */
  public static List<OutgoingMessage> of(DynamoDbClient client, TableDefinition table, String id) {
    Attributes item =
        Attributes.of(
            client
                .getItem(request ->
                    request
                        .tableName(table.name())
                        .key(Map.of(table.partitionKey(), Values.text(id)))
                        .consistentRead(true))
                .item());
    if (!item.has(OutboxAttributes.MESSAGES)) {
      return List.of();
    }
    return item.entries(OutboxAttributes.MESSAGES).entrySet().stream()
        .map(entry -> OutboxAttributes.toMessage(entry.getKey(), entry.getValue()))
        .toList();
  }
}
