package dev.comanda.order.application;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.order.application.RecordPaymentOutcome.News;
import dev.comanda.order.application.RecordPaymentOutcome.Outcome;
import dev.comanda.order.domain.CancellationReason;
import dev.comanda.order.domain.Order;
import dev.comanda.order.domain.OrderEvent.OrderReleased;
import dev.comanda.order.domain.OrderState;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.Transition.Refusal;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordPaymentOutcomeTest {

  private final Order order = Order.rehydrate(anOrder().awaitingPayment().snapshot());
  private final FakeOrders orders = new FakeOrders().having(order);
  private final RecordPaymentOutcome record = OrderUseCases.recordPaymentOutcome(orders);

  @ParameterizedTest
  @CsvSource({
    "CREATED, AWAITING_PAYMENT",
    "APPROVED, PAID",
    "REJECTED, CANCELLED",
    "EXPIRED, CANCELLED",
    "REFUNDED, CANCELLED"
  })
  void the_order_follows_its_payment(News news, OrderStatus expected) {
    assertThat(tell(news)).isEqualTo(new Outcome.Recorded());
    assertThat(status()).isEqualTo(expected);
  }

  @Test
  void says_why_the_payment_called_the_order_off() {
    tell(News.EXPIRED);

    assertThat(orders.find(order.getId()).orElseThrow().state())
        .isEqualTo(
            new OrderState.Cancelled(
                CancellationReason.PAYMENT_EXPIRED, Optional.of(PAYMENT), false));
  }

  @Test
  void releases_a_paid_order_to_the_kitchen_once() {
    tell(News.APPROVED);
    tell(News.APPROVED);

    assertThat(orders.events()).hasSize(1).allMatch(OrderReleased.class::isInstance);
  }

  @Test
  void publishes_nothing_when_saving_fails() {
    orders.goDown();

    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> tell(News.APPROVED));
    assertThat(orders.events()).isEmpty();
    assertThat(status()).isEqualTo(OrderStatus.AWAITING_PAYMENT);
  }

  @Test
  void loses_no_news_when_the_customer_cancels_at_the_same_moment() {
    orders.beforeNextSave(() ->
        OrderUseCases.cancelOrder(orders, () -> NOON)
            .cancel(new CancelOrder.Command(new Requester("ana", Role.CUSTOMER), order.getId())));

    assertThat(tell(News.APPROVED)).isEqualTo(new Outcome.Refused(Refusal.CANCELLED));
    assertThat(status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(orders.events()).as("payment and kitchen learn of the cancellation").hasSize(1);
  }

  @Test
  void says_that_an_order_is_unknown() {
    assertThat(
            OrderUseCases.recordPaymentOutcome(new FakeOrders())
                .record(
                    new RecordPaymentOutcome.Command(order.getId(), PAYMENT, News.APPROVED, NOON)))
        .isEqualTo(new Outcome.UnknownOrder());
  }

  private Outcome tell(News news) {
    return record.record(
        new RecordPaymentOutcome.Command(order.getId(), PAYMENT, news, NOON.plusSeconds(60)));
  }

  private OrderStatus status() {
    return orders.find(order.getId()).orElseThrow().state().status();
  }
}
