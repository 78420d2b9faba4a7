package dev.comanda.benchmark.outbox;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.benchmark.Samples;
import dev.comanda.order.adapter.postgres.PostgresOrders;
import dev.comanda.order.adapter.postgres.PostgresOutbox;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.domain.Order;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.sqs.OutboxRelay;
import dev.comanda.shared.application.messaging.MessagePublisher;
import org.jooq.DSLContext;

/** The classes of production, composed as the order service composes them. */
record OurOutbox() implements Contender {

  @Override
  public String name() {
    return "Comanda";
  }

  @Override
  public String settings() {
    return "";
  }

  @Override
  public String table() {
    return "orders.outbox";
  }

  @Override
  public Running start(HikariDataSource connections, MessagePublisher publisher) {
    DSLContext sql = Jooq.on(connections);
    OutboxRelay relay =
        new OutboxRelay("order", new PostgresOutbox(sql), publisher, OutboxRelay.Settings.DEFAULT);
    PostgresOrders orders = new PostgresOrders(sql, new OrderMessages(), relay::wakeUp);
    relay.start();
    return new Running() {

      @Override
      public void accept(Order order) {
        Samples.requireStored(orders.add(order, Samples.keyOf(order)));
      }

      @Override
      public void close() {
        relay.close();
      }
    };
  }
}
