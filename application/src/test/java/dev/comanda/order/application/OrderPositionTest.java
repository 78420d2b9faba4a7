package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.domain.OrderSnapshot;
import org.junit.jupiter.api.Test;

class OrderPositionTest {

  @Test
  void is_when_an_order_was_placed_whatever_happened_since() {
    OrderSnapshot order = anOrder().placedAt(NOON).delivered().snapshot();

    assertThat(OrderPosition.of(order)).isEqualTo(new OrderPosition(NOON, order.id()));
  }
}
