package dev.comanda.order.domain;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.domain.OrderEvent.OrderCancelled;
import dev.comanda.order.domain.OrderEvent.OrderPlaced;
import dev.comanda.order.domain.OrderEvent.OrderReleased;
import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.shared.domain.Money;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final PaymentId OTHER_PAYMENT = new PaymentId(new UUID(8, 8));

  @Test
  void asks_for_its_payment_when_it_is_placed() {
    Order order = anOrder().placed();

    assertThat(order.events())
        .containsExactly(
            new OrderPlaced(
                order.getId(), order.customer(), Money.brl("55.30"), order.lines().lines(), NOON));
  }

  @Test
  void awaiting_payment_knows_which() {
    assertThat(anOrder().awaitingPayment().state().payment()).contains(PAYMENT);
  }

  @Test
  void is_released_to_the_kitchen_once_however_often_the_payment_is_confirmed() {
    Order order = anOrder().awaitingPayment();

    assertThat(order.confirmPayment(PAYMENT, NOON)).isEqualTo(new Transition.Applied());
    assertThat(order.confirmPayment(PAYMENT, NOON)).isEqualTo(new Transition.AlreadyApplied());
    assertThat(order.events()).filteredOn(OrderReleased.class::isInstance).hasSize(1);
  }

  @Test
  void writes_skipped_steps_into_its_history_with_their_own_times() {
    Order order = anOrder().placed();
    Instant paid = NOON.plusSeconds(10);
    Instant started = NOON.plusSeconds(20);
    Instant completed = NOON.plusSeconds(30);
    Instant delivered = NOON.plusSeconds(40);

    order.confirmPayment(PAYMENT, paid);
    order.handOver(started, completed, delivered);

    assertThat(order.snapshot().history())
        .containsExactly(
            new HistoryEntry(OrderStatus.PLACED, NOON, Optional.empty()),
            new HistoryEntry(OrderStatus.AWAITING_PAYMENT, paid, Optional.empty()),
            new HistoryEntry(OrderStatus.PAID, paid, Optional.empty()),
            new HistoryEntry(OrderStatus.IN_PREPARATION, started, Optional.empty()),
            new HistoryEntry(OrderStatus.READY, completed, Optional.empty()),
            new HistoryEntry(OrderStatus.DELIVERED, delivered, Optional.empty()));
  }

  @Test
  void tells_payment_and_kitchen_when_somebody_calls_it_off() {
    Order order = Order.rehydrate(anOrder().paid().snapshot());

    order.cancelByCustomer(NOON);

    assertThat(order.events())
        .containsExactly(new OrderCancelled(order.getId(), Money.brl("55.30"), NOON));
  }

  @Test
  void raises_nothing_when_the_payment_fails_because_payment_knows() {
    Order order = Order.rehydrate(anOrder().awaitingPayment().snapshot());

    order.failPayment(PAYMENT, CancellationReason.PAYMENT_EXPIRED, NOON);

    assertThat(order.state())
        .isEqualTo(
            new OrderState.Cancelled(
                CancellationReason.PAYMENT_EXPIRED, Optional.of(PAYMENT), false));
    assertThat(order.events()).isEmpty();
  }

  @Test
  void is_called_off_when_the_money_of_a_running_order_went_back() {
    Order order = Order.rehydrate(anOrder().inPreparation().snapshot());

    order.recordRefund(PAYMENT, NOON);

    assertThat(order.state())
        .isEqualTo(
            new OrderState.Cancelled(CancellationReason.BY_STAFF, Optional.of(PAYMENT), true));
    assertThat(order.events()).hasSize(1);
  }

  @Test
  void learns_its_payment_even_after_it_was_cancelled() {
    Order order = anOrder().cancelled();

    assertThat(order.awaitPayment(PAYMENT, NOON)).isEqualTo(new Transition.Applied());
    assertThat(order.state().payment()).contains(PAYMENT);
  }

  @Test
  void learns_its_payment_when_that_fails_after_the_order_was_cancelled() {
    Order order = anOrder().cancelled();

    assertThat(order.failPayment(PAYMENT, CancellationReason.PAYMENT_EXPIRED, NOON))
        .isEqualTo(new Transition.Applied());
    assertThat(order.state())
        .isEqualTo(
            new OrderState.Cancelled(CancellationReason.BY_CUSTOMER, Optional.of(PAYMENT), false));
  }

  @Test
  void a_cancelled_order_that_knows_its_payment_never_learns_another() {
    Order order = anOrder().cancelled();
    order.awaitPayment(PAYMENT, NOON);
    OrderSnapshot before = order.snapshot();

    assertThat(order.awaitPayment(PAYMENT, NOON)).isEqualTo(new Transition.AlreadyApplied());
    assertThat(order.awaitPayment(OTHER_PAYMENT, NOON))
        .isEqualTo(new Transition.Refused(Refusal.OTHER_PAYMENT));
    assertThat(order.failPayment(PAYMENT, CancellationReason.PAYMENT_EXPIRED, NOON))
        .isEqualTo(new Transition.AlreadyApplied());
    assertThat(order.failPayment(OTHER_PAYMENT, CancellationReason.PAYMENT_EXPIRED, NOON))
        .isEqualTo(new Transition.Refused(Refusal.OTHER_PAYMENT));
    assertThat(order.snapshot()).isEqualTo(before);
  }

  @Test
  void refuses_news_of_another_payment() {
    Order order = anOrder().awaitingPayment();

    assertThat(order.confirmPayment(OTHER_PAYMENT, NOON))
        .isEqualTo(new Transition.Refused(Refusal.OTHER_PAYMENT));
    assertThat(order.failPayment(OTHER_PAYMENT, CancellationReason.PAYMENT_REJECTED, NOON))
        .isEqualTo(new Transition.Refused(Refusal.OTHER_PAYMENT));
    assertThat(order.state().status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void a_snapshot_brings_back_the_same_order() {
    OrderSnapshot snapshot = anOrder().ready().snapshot();

    Order order = Order.rehydrate(snapshot);

    assertThat(order.snapshot()).isEqualTo(snapshot);
    assertThat(order.events()).isEmpty();
  }

  @Test
  void a_snapshot_remembers_how_the_order_was_placed() {
    assertThat(anOrder().delivered().snapshot().asPlaced())
        .isEqualTo(anOrder().placed().snapshot());
  }
}
