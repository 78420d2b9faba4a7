package dev.comanda.shared.adapter.dynamodb;

import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutboxContract;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

class DynamoOutboxTest extends OutboxContract {

  private final TestTables tables = TestTables.inLocalCloud();
  private final TableDefinition productions = tables.definitions().productions();
  private final VersionedItems items =
      new VersionedItems(tables.client(), productions, "Items", InstantSource.system(), () -> {});
  private final Outbox outbox =
      new DynamoOutbox(tables.client(), productions, InstantSource.system());

  @AfterEach
  void close() {
    tables.close();
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void saveWith(List<OutgoingMessage> messages) {
    items.add(
        new VersionedItems.Item(UUID.randomUUID().toString(), 0, Map.of(), Map.of(), messages));
  }
}
