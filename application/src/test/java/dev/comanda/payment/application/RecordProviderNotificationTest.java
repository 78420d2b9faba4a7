package dev.comanda.payment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.payment.application.RecordProviderNotification.Outcome;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.payment.domain.Quarantine.Mismatch;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.domain.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordProviderNotificationTest {

  private final World world = new World();

  @ParameterizedTest
  @CsvSource({
    "OPEN, AWAITING_PAYMENT",
    "PAID, APPROVED",
    "REFUND_PENDING, REFUNDING",
    "REFUNDED, REFUNDED",
    "CANCELLED, CANCELLED",
    "EXPIRED, EXPIRED",
    "FAILED, REJECTED",
    "UNKNOWN, AWAITING_PAYMENT"
  })
  void the_payment_follows_the_provider(ProviderStatus status, PaymentStatus expected) {
    world.orderPlaced();
    world.providerSays(status);

    assertThat(world.notified())
        .isInstanceOfSatisfying(
            Outcome.Recorded.class,
            recorded -> assertThat(recorded.payment().status()).isEqualTo(expected));

    assertThat(world.status()).isEqualTo(expected);
  }

  @Test
  void a_hint_is_not_a_fact() {
    world.orderPlaced();

    world.notified();

    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
  }

  @Test
  void a_repeated_notification_changes_nothing() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);

    world.notified();
    world.notified();

    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class, PaymentApproved.class));
  }

  @Test
  void quarantines_a_wrong_amount() {
    world.orderPlaced();
    ProviderOrderId id = world.provider.onlyOrder().id();
    world.provider.booksAnotherAmount(id, Money.brl("0.01"));
    world.providerSays(ProviderStatus.PAID);

    assertThat(world.notified())
        .isInstanceOfSatisfying(
            Outcome.Quarantined.class,
            outcome -> assertThat(outcome.mismatch()).isEqualTo(Mismatch.AMOUNT));

    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
    assertThat(world.payment().quarantine()).isPresent();
    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class));
  }

  @Test
  void asks_the_provider_for_nothing_on_the_strength_of_what_does_not_fit() {
    world.orderPlaced();
    world.provider.deafWhen(() -> true);
    world.orderCancelled();
    world.provider.deafWhen(() -> false);
    world.provider.booksAnotherAmount(world.provider.onlyOrder().id(), Money.brl("0.01"));

    assertThat(world.notified()).isInstanceOf(Outcome.Quarantined.class);

    assertThat(world.provider.requests()).noneMatch(request -> request.startsWith("cancel"));
  }

  @Test
  void knows_nothing_of_orders_that_the_provider_does_not_know() {
    world.orderPlaced();

    assertThat(world.notifiedOf(new ProviderOrderId("ORDUNKNOWN")))
        .isEqualTo(new Outcome.UnknownOrder());
  }

  @Test
  void knows_nothing_of_orders_of_somebody_else_at_the_same_provider() {
    World somebodyElse = new World();
    somebodyElse.orderPlaced();

    assertThat(
            PaymentUseCases.recordProviderNotification(
                    new FakePayments(), somebodyElse.provider, () -> APayment.NOON)
                .record(
                    new RecordProviderNotification.Command(somebodyElse.provider.onlyOrder().id())))
        .isEqualTo(new Outcome.UnknownOrder());
  }

  @Test
  void finds_the_payment_by_its_reference_when_we_died_before_storing_the_answer() {
    world.provider.muteWhen(() -> true);
    world.orderPlaced();
    assertThat(world.payment().providerOrder()).isEmpty();
    world.provider.muteWhen(() -> false);
    world.providerSays(ProviderStatus.PAID);

    world.notified();

    assertThat(world.status()).isEqualTo(PaymentStatus.APPROVED);
    assertThat(world.payment().providerOrder()).contains(world.provider.onlyOrder().id());
  }

  @Test
  void returns_money_that_comes_after_the_end() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.EXPIRED);
    world.notified();
    world.providerSays(ProviderStatus.PAID);

    world.notified();
    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.REFUND_PENDING);
    world.providerSays(ProviderStatus.REFUNDED);
    world.notified();

    assertThat(world.status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(world.told()).last().isEqualTo(PaymentRefunded.class);
  }

  @Test
  void wants_to_hear_it_again_when_the_provider_cannot_be_asked() {
    world.orderPlaced();
    world.provider.deafWhen(() -> true);

    assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(world::notified);
  }

  @Test
  void loses_nothing_when_the_order_is_cancelled_at_the_same_moment() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);
    world.payments.beforeNextSave(world::orderCancelled);

    world.notified();

    assertThat(world.status()).isEqualTo(PaymentStatus.REFUNDING);
    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.REFUND_PENDING);
  }
}
