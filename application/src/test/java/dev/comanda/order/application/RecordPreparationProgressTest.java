package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.application.RecordPreparationProgress.Outcome;
import dev.comanda.order.application.RecordPreparationProgress.Progress;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.Transition.Refusal;
import org.junit.jupiter.api.Test;

class RecordPreparationProgressTest {

  private static final Progress STARTED = new Progress.Started(NOON);
  private static final Progress COMPLETED = new Progress.Completed(NOON, NOON);
  private static final Progress DELIVERED = new Progress.Delivered(NOON, NOON, NOON);

  private final FakeOrders orders = new FakeOrders();

  @Test
  void the_order_follows_the_kitchen() {
    Order order = anOrder().paid();
    orders.having(order);

    assertThat(tell(order, STARTED)).isEqualTo(new Outcome.Recorded());
    assertThat(status(order)).isEqualTo(OrderStatus.IN_PREPARATION);
    assertThat(tell(order, COMPLETED)).isEqualTo(new Outcome.Recorded());
    assertThat(status(order)).isEqualTo(OrderStatus.READY);
    assertThat(tell(order, DELIVERED)).isEqualTo(new Outcome.Recorded());
    assertThat(status(order)).isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void old_news_changes_nothing() {
    Order order = anOrder().paid();
    orders.having(order);
    tell(order, DELIVERED);

    assertThat(tell(order, STARTED)).isEqualTo(new Outcome.Recorded());
    assertThat(status(order)).isEqualTo(OrderStatus.DELIVERED);
  }

  @Test
  void asks_for_the_news_again_when_it_overtakes_the_payment() {
    Order order = anOrder().awaitingPayment();
    orders.having(order);

    assertThat(tell(order, STARTED)).isEqualTo(new Outcome.TooEarly());
    assertThat(status(order)).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void a_cancelled_order_stays_cancelled() {
    Order order = anOrder().cancelled();
    orders.having(order);

    assertThat(tell(order, DELIVERED)).isEqualTo(new Outcome.Refused(Refusal.CANCELLED));
    assertThat(status(order)).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void says_that_an_order_is_unknown() {
    assertThat(tell(anOrder().paid(), STARTED)).isEqualTo(new Outcome.UnknownOrder());
  }

  private Outcome tell(Order order, Progress progress) {
    return OrderUseCases.recordPreparationProgress(orders)
        .record(new RecordPreparationProgress.Command(order.getId(), progress));
  }

  private OrderStatus status(Order order) {
    return orders.find(order.getId()).orElseThrow().state().status();
  }
}
