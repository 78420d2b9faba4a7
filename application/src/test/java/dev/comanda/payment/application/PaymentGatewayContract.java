package dev.comanda.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.application.PaymentGateway.Answer;
import dev.comanda.payment.application.PaymentGateway.Creation;
import dev.comanda.payment.application.PaymentGateway.Reading;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProductId;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.RequestKey;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link PaymentGateway} promises. */
public abstract class PaymentGatewayContract {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The adapter, the same during one test. */
  protected abstract PaymentGateway gateway();

  /** Lets a customer, or time, or the provider's staff do something to an order. */
  protected abstract void happens(ProviderOrderId order, ProviderStatus status);

  @Test
  void opens_an_order_for_a_payment() {
    PaymentSnapshot payment = payment();
    Instant before = Instant.now();

    ProviderOrder order = created(payment);

    assertThat(order.status()).isEqualTo(ProviderStatus.OPEN);
    assertThat(order.reference()).isEqualTo(payment.id().toString());
    assertThat(order.amount()).contains(payment.amount());
    assertThat(order.qrCode()).hasValueSatisfying(text -> assertThat(text).isNotBlank());
    assertThat(order.expiresAt())
        .hasValueSatisfying(at ->
            assertThat(at)
                .isBetween(
                    before.plus(Payment.TIME_TO_PAY).minusSeconds(5),
                    Instant.now().plus(Payment.TIME_TO_PAY).plusSeconds(5)));
  }

  @Test
  void opens_one_order_however_often_it_is_asked_under_the_same_key() {
    PaymentSnapshot payment = payment();

    assertThat(created(payment).id()).isEqualTo(created(payment).id());
  }

  @Test
  void takes_an_order_of_many_products_with_long_names() {
    List<PaymentItem> items = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      items.add(
          new PaymentItem(
              new ProductId(new UUID(1, i)),
              "Pão com \"ação\" & 100% 🍔 " + "x".repeat(200),
              Money.brl("1.00"),
              99));
    }

    assertThat(created(payment(Money.brl("4950.00"), items)).status())
        .isEqualTo(ProviderStatus.OPEN);
  }

  @Test
  void declines_what_can_never_be_paid() {
    PaymentSnapshot free = payment(Money.brl("0.00"), APayment.ITEMS);

    assertThat(gateway().create(free, key(free, "create", 1)))
        .isInstanceOf(Creation.Declined.class);
  }

  @Test
  void reads_how_things_are() {
    ProviderOrder order = created(payment());
    assertThat(read(order.id()).status()).isEqualTo(ProviderStatus.OPEN);

    happens(order.id(), ProviderStatus.PAID);

    assertThat(read(order.id()).status()).isEqualTo(ProviderStatus.PAID);
    assertThat(read(order.id()).reference()).isEqualTo(order.reference());
    assertThat(read(order.id()).amount()).isEqualTo(order.amount());
  }

  @Test
  void tells_every_end_from_the_others() {
    for (ProviderStatus end :
        List.of(ProviderStatus.CANCELLED, ProviderStatus.EXPIRED, ProviderStatus.FAILED)) {
      ProviderOrder order = created(payment());
      happens(order.id(), end);

      assertThat(read(order.id()).status()).isEqualTo(end);
    }
  }

  @Test
  void knows_nothing_of_unknown_orders() {
    ProviderOrderId unknown = new ProviderOrderId("ORD00000000000000000000000000");
    RequestKey key = new RequestKey(UUID.randomUUID().toString());

    assertThat(gateway().find(unknown)).isEqualTo(new Reading.Unknown());
    assertThat(gateway().cancel(unknown, key)).isInstanceOf(Answer.NotPossible.class);
    assertThat(gateway().refund(unknown, key)).isInstanceOf(Answer.NotPossible.class);
  }

  @Test
  void withdraws_what_nobody_has_paid() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);

    assertThat(taken(gateway().cancel(order.id(), key(payment, "cancel", 1))))
        .isEqualTo(read(order.id()));

    assertThat(read(order.id()).status()).isEqualTo(ProviderStatus.CANCELLED);
  }

  @Test
  void withdraws_once_however_often_it_is_asked_under_the_same_key() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    gateway().cancel(order.id(), key(payment, "cancel", 1));

    assertThat(taken(gateway().cancel(order.id(), key(payment, "cancel", 1))).status())
        .isEqualTo(ProviderStatus.CANCELLED);
  }

  @Test
  void does_not_withdraw_what_is_paid() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    happens(order.id(), ProviderStatus.PAID);

    assertThat(gateway().cancel(order.id(), key(payment, "cancel", 1)))
        .isInstanceOf(Answer.NotPossible.class);

    assertThat(read(order.id()).status()).isEqualTo(ProviderStatus.PAID);
  }

  @Test
  void returns_what_was_paid() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    happens(order.id(), ProviderStatus.PAID);

    ProviderOrder returning = taken(gateway().refund(order.id(), key(payment, "refund", 1)));

    assertThat(returning.status()).isIn(ProviderStatus.REFUND_PENDING, ProviderStatus.REFUNDED);
    assertThat(returning.reference()).isEqualTo(order.reference());
    assertThat(returning.amount()).isEqualTo(order.amount());
    awaitStatus(order.id(), ProviderStatus.REFUNDED);
  }

  @Test
  void returns_it_once_however_often_it_is_asked() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);
    happens(order.id(), ProviderStatus.PAID);
    gateway().refund(order.id(), key(payment, "refund", 1));

    assertThat(gateway().refund(order.id(), key(payment, "refund", 1)))
        .isInstanceOf(Answer.Taken.class);
    assertThat(gateway().refund(order.id(), key(payment, "refund", 2)))
        .isInstanceOf(Answer.NotPossible.class);
    awaitStatus(order.id(), ProviderStatus.REFUNDED);
  }

  @Test
  void returns_nothing_that_was_not_paid() {
    PaymentSnapshot payment = payment();
    ProviderOrder order = created(payment);

    assertThat(gateway().refund(order.id(), key(payment, "refund", 1)))
        .isInstanceOf(Answer.NotPossible.class);

    assertThat(read(order.id()).status()).isEqualTo(ProviderStatus.OPEN);
  }

  /** A payment of its own. */
  protected static PaymentSnapshot payment() {
    return payment(APayment.AMOUNT, APayment.ITEMS);
  }

  /** The key of a payment's request. */
  protected static RequestKey key(PaymentSnapshot payment, String what, int number) {
    return new RequestKey("%s-%s-%d".formatted(payment.id(), what, number));
  }

  /** Opens an order. */
  protected ProviderOrder created(PaymentSnapshot payment) {
    Creation creation = gateway().create(payment, key(payment, "create", 1));
    assertThat(creation).isInstanceOf(Creation.Created.class);
    return ((Creation.Created) creation).order();
  }

  /** Reads an order that is there. */
  protected ProviderOrder read(ProviderOrderId id) {
    Reading reading = gateway().find(id);
    assertThat(reading).isInstanceOf(Reading.Found.class);
    return ((Reading.Found) reading).order();
  }

  private static ProviderOrder taken(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Taken.class);
    return ((Answer.Taken) answer).order();
  }

  private void awaitStatus(ProviderOrderId id, ProviderStatus status) {
    Instant end = Instant.now().plus(PATIENCE);
    while (read(id).status() != status && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(read(id).status()).isEqualTo(status);
  }

  private static PaymentSnapshot payment(Money amount, List<PaymentItem> items) {
    return Payment.request(
            new OrderId(UUID.randomUUID()), new CustomerId("ana"), amount, items, Instant.now())
        .snapshot();
  }
}
