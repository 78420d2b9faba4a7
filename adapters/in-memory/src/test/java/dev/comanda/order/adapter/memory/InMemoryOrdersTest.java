package dev.comanda.order.adapter.memory;

import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.IdempotencyKey;
import dev.comanda.order.application.Orders;
import dev.comanda.order.application.OrdersContract;
import dev.comanda.order.application.TestMessages;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderId;
import dev.comanda.shared.adapter.memory.InMemoryOutbox;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class InMemoryOrdersTest extends OrdersContract {

  private final InMemoryOutbox outbox = new InMemoryOutbox(InstantSource.system());
  private final AtomicInteger wakeUps = new AtomicInteger();
  private final Orders orders =
      new InMemoryOrders(TestMessages::of, outbox, wakeUps::incrementAndGet);

  @Override
  protected Orders orders() {
    return orders;
  }

  @Override
  protected List<OutgoingMessage> pendingMessagesOf(OrderId order) {
    return outbox.claim(Integer.MAX_VALUE, Duration.ZERO).stream()
        .filter(message -> TestMessages.isAbout(order, message))
        .toList();
  }

  @Test
  void wakes_the_relay_up_when_there_is_something_to_publish_and_only_then() {
    Order order = anOrder().placed();
    orders.add(order, new IdempotencyKey("k"));
    assertThat(wakeUps).hasValue(1);

    assertThat(orders.add(anOrder().placed(), new IdempotencyKey("k"))).isFalse();
    Order found = orders.find(order.getId()).orElseThrow();
    found.awaitPayment(PAYMENT, order.snapshot().placedAt());
    orders.save(found);

    assertThat(wakeUps).hasValue(1);
  }
}
