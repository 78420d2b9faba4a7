package dev.comanda.order.adapter.postgres;

import static dev.comanda.order.adapter.postgres.jooq.tables.OutboxTable.OUTBOX;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.TestDatabase;
import dev.comanda.shared.application.messaging.Outbox;
import dev.comanda.shared.application.messaging.OutboxContract;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PostgresOutboxTest extends OutboxContract {

  private final DSLContext sql = Jooq.on(database().orders());
  private final Outbox outbox = new PostgresOutbox(sql);

  @BeforeEach
  void empty() {
    sql.deleteFrom(OUTBOX).execute();
  }

  @Override
  protected Outbox outbox() {
    return outbox;
  }

  @Override
  protected void saveWith(List<OutgoingMessage> messages) {
    Order order = anOrder().withId(new OrderId(UUID.randomUUID())).placed();
    new PostgresOrders(sql, _ -> messages, () -> {})
        .add(order, new IdempotencyKey(order.getId().toString()));
  }

  @Test
  void hands_out_the_oldest_first() {
    List<OutgoingMessage> messages = messages(4);
    messages.forEach(message -> saveWith(List.of(message)));

    assertThat(outbox.claim(2, Duration.ofMinutes(1)))
        .containsExactlyElementsOf(messages.subList(0, 2));
    assertThat(outbox.claim(2, Duration.ofMinutes(1)))
        .containsExactlyElementsOf(messages.subList(2, 4));
  }

  TestDatabase database() {
    return TestDatabase.embedded();
  }
}
