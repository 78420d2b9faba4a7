package dev.comanda.payment.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.payment.application.RequestPayment.Outcome;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentEvent.PaymentRejected;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.shared.application.DependencyUnavailableException;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RequestPaymentTest {

  private final World world = new World();

  @Test
  void opens_an_order_at_the_provider_and_tells_so() {
    world.orderPlaced();

    ProviderOrder open = world.provider.onlyOrder();
    assertThat(open.reference()).isEqualTo(World.PAYMENT.toString());
    assertThat(open.amount()).contains(APayment.AMOUNT);
    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
    assertThat(world.payment().qrCode()).isEqualTo(open.qrCode());
    assertThat(world.payment().customer()).contains(World.ANA);
    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class));
  }

  @Test
  void one_order_never_has_two_open_payments() {
    world.orderPlaced();
    Outcome repeated = world.orderPlaced();
    // Twice at the same moment, in two processes:
    world.payments.beforeNextSave(world::orderPlaced);
    world.orderPlaced();

    assertThat(repeated).isEqualTo(new Outcome.Accepted(world.payment()));
    assertThat(world.payments.count()).isEqualTo(1);
    assertThat(world.provider.orders()).hasSize(1);
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void asks_again_under_the_same_key_when_an_answer_was_lost() {
    world.provider.muteWhen(() -> true);
    assertThat(world.orderPlaced()).isInstanceOf(Outcome.Accepted.class);
    assertThat(world.status()).isEqualTo(PaymentStatus.REQUESTED);

    world.provider.muteWhen(() -> false);
    world.timePasses(Duration.ofMinutes(3));

    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
    assertThat(world.provider.orders()).as("no second order was opened").hasSize(1);
    assertThat(world.told()).hasSize(1);
  }

  @Test
  void opens_one_order_when_the_process_dies_before_the_answer_is_stored() {
    world.provider.afterNextAnswer(() -> world.payments.failWhen(() -> true));
    assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(world::orderPlaced);

    world.payments.failWhen(() -> false);
    world.orderPlaced();

    assertThat(world.provider.orders()).hasSize(1);
    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
  }

  @Test
  void opens_nothing_when_the_payment_cannot_be_stored() {
    world.payments.failWhen(() -> true);

    assertThatExceptionOfType(DependencyUnavailableException.class).isThrownBy(world::orderPlaced);

    assertThat(world.provider.requests()).isEmpty();
  }

  @Test
  void waits_for_a_provider_that_is_down_and_goes_on_by_itself() {
    world.provider.deafWhen(() -> true);
    world.orderPlaced();
    world.timePasses(Duration.ofMinutes(20));
    assertThat(world.status()).isEqualTo(PaymentStatus.REQUESTED);

    world.provider.deafWhen(() -> false);
    world.timePasses(Duration.ofMinutes(5));

    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
    assertThat(world.payment().expiresAt().orElseThrow())
        .as("the customer gets the whole time all the same")
        .isAfter(APayment.NOON.plus(Duration.ofMinutes(30)));
  }

  @Test
  void gives_up_when_the_provider_is_down_for_so_long_that_nobody_waits() {
    world.provider.deafWhen(() -> true);
    world.orderPlaced();

    world.timePasses(Duration.ofMinutes(70));

    assertThat(world.status()).isEqualTo(PaymentStatus.EXPIRED);
    assertThat(world.told()).isEqualTo(List.of(PaymentExpired.class));
  }

  @Test
  void is_rejected_when_the_provider_declines() {
    world.provider.declineEverything();

    world.orderPlaced();

    assertThat(world.status()).isEqualTo(PaymentStatus.REJECTED);
    assertThat(world.told()).isEqualTo(List.of(PaymentRejected.class));
  }

  @Test
  void opens_nothing_for_an_order_that_is_cancelled_already() {
    world.orderCancelled();

    world.orderPlaced();

    assertThat(world.provider.requests()).isEmpty();
    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.payment().customer()).isEqualTo(Optional.of(World.ANA));
    assertThat(world.told()).isEmpty();
  }

  @Test
  void withdraws_at_once_what_was_opened_while_the_order_was_cancelled() {
    world.provider.afterNextAnswer(world::orderCancelled);

    world.orderPlaced();

    assertThat(world.status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(world.provider.orders()).hasSize(1);
  }

  @Test
  void refuses_another_amount_for_the_same_order() {
    world.payments.having(
        Payment.request(World.ORDER, World.ANA, Money.brl("1.00"), APayment.ITEMS, APayment.NOON));

    assertThat(world.orderPlaced()).isEqualTo(new Outcome.DiffersFromBefore());
    assertThat(world.provider.requests()).isEmpty();
  }
}
