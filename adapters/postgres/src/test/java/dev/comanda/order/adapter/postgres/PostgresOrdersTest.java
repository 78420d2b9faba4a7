package dev.comanda.order.adapter.postgres;

import static dev.comanda.order.adapter.postgres.jooq.tables.OutboxTable.OUTBOX;

import dev.comanda.order.application.Orders;
import dev.comanda.order.application.OrdersContract;
import dev.comanda.order.application.TestMessages;
import dev.comanda.order.domain.OrderId;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.TestDatabase;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.List;
import org.jooq.DSLContext;

class PostgresOrdersTest extends OrdersContract {

  private final DSLContext sql = Jooq.on(database().orders());
  private final Orders orders = new PostgresOrders(sql, TestMessages::of, () -> {});

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected List<OutgoingMessage> pendingMessagesOf(OrderId order) {
    return sql.selectFrom(OUTBOX)
        .where(OUTBOX.BODY.eq(order.toString()))
        .orderBy(OUTBOX.SEQUENCE)
        .fetch(row ->
            new OutgoingMessage(
                row.getId(), row.getQueue(), row.getType(), row.getOccurredAt(), row.getBody()));
  }

  TestDatabase database() {
    return TestDatabase.embedded();
  }
}
