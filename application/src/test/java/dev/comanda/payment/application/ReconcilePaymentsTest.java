package dev.comanda.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.application.ReconcilePayments.Outcome;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcilePaymentsTest {

  private final World world = new World();

  @Test
  void makes_up_for_a_notification_that_never_comes() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);

    world.timePasses(Duration.ofSeconds(10));

    assertThat(world.status()).isEqualTo(PaymentStatus.APPROVED);
    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class, PaymentApproved.class));
  }

  @Test
  void asks_for_nothing_before_it_is_due() {
    world.orderPlaced();

    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(0, 0, Duration.ZERO));
    world.timePassesUnobserved(Duration.ofSeconds(10));
    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(1, 0, Duration.ZERO));
    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(0, 0, Duration.ZERO));
  }

  @Test
  void asks_less_and_less_often() {
    world.orderPlaced();

    world.timePasses(Duration.ofMinutes(14));

    assertThat(world.provider.requests().stream().filter("find"::equals)).hasSizeBetween(4, 8);
  }

  @Test
  void notices_that_time_is_up_even_if_the_provider_does_not() {
    world.orderPlaced();

    world.timePasses(Duration.ofMinutes(17));

    assertThat(world.status()).isEqualTo(PaymentStatus.EXPIRED);
    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.CANCELLED);
    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class, PaymentExpired.class));
  }

  @Test
  void tells_for_how_long_one_is_unpaid_past_its_expiry() {
    world.orderPlaced();
    world.provider.lock(true);
    world.timePassesUnobserved(Duration.ofMinutes(40));

    assertThat(world.reconciled())
        .isEqualTo(new Outcome.Checked(1, 0, Duration.ofMinutes(40).minus(Payment.TIME_TO_PAY)));
  }

  @Test
  void takes_money_that_came_in_the_last_second() {
    world.orderPlaced();
    world.timePasses(Duration.ofMinutes(15));
    world.providerSays(ProviderStatus.PAID);

    world.timePasses(Duration.ofMinutes(2));

    assertThat(world.status()).isEqualTo(PaymentStatus.APPROVED);
  }

  @Test
  void goes_on_with_a_request_whose_process_died_before_asking() {
    world.payments.having(
        Payment.request(World.ORDER, World.ANA, APayment.AMOUNT, APayment.ITEMS, APayment.NOON));

    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
  }

  @Test
  void goes_on_with_a_refund_whose_process_died_before_asking() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);
    world.notified();
    Payment payment = world.payments.find(World.PAYMENT).orElseThrow();
    payment.cancel(APayment.NOON);
    world.payments.save(payment);

    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.provider.onlyOrder().status()).isEqualTo(ProviderStatus.REFUND_PENDING);
  }

  @Test
  void stops_at_the_first_silence_of_the_provider_and_puts_that_payment_off() {
    world.orderPlaced();
    world.timePassesUnobserved(Duration.ofSeconds(10));
    world.provider.deafWhen(() -> true);

    assertThat(world.reconciled()).isEqualTo(new Outcome.ProviderUnavailable(0));
    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(0, 0, Duration.ZERO));
  }

  @Test
  void keeps_looking_at_what_is_quarantined() {
    world.orderPlaced();
    world.provider.booksAnotherAmount(world.provider.onlyOrder().id(), Money.brl("0.01"));
    world.timePassesUnobserved(Duration.ofSeconds(10));
    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(1, 1, Duration.ZERO));

    world.provider.booksAnotherAmount(world.provider.onlyOrder().id(), APayment.AMOUNT);
    world.providerSays(ProviderStatus.PAID);
    world.timePasses(Duration.ofMinutes(1));

    assertThat(world.status()).isEqualTo(PaymentStatus.APPROVED);
    assertThat(world.payment().quarantine()).isEmpty();
  }

  @Test
  void counts_an_order_that_was_opened_at_another_amount() {
    world.provider.muteWhen(() -> true);
    world.orderPlaced();
    world.provider.booksAnotherAmount(world.provider.onlyOrder().id(), Money.brl("0.01"));
    world.provider.muteWhen(() -> false);
    world.timePassesUnobserved(Duration.ofMinutes(2));

    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(1, 1, Duration.ZERO));
    assertThat(world.status()).isEqualTo(PaymentStatus.REQUESTED);
  }

  @Test
  void counts_what_stops_fitting_in_the_middle_of_a_conversation() {
    world.orderPlaced();
    world.provider.lock(true);
    world.orderCancelled();
    world.timePassesUnobserved(Duration.ofMinutes(1));
    world.provider.afterNextAnswer(() ->
        world.provider.booksAnotherAmount(world.provider.onlyOrder().id(), Money.brl("0.01")));

    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(1, 1, Duration.ZERO));
  }

  @Test
  void leaves_out_what_another_process_has_just_checked() {
    world.orderPlaced();
    world.timePassesUnobserved(Duration.ofSeconds(10));
    world.payments.afterNextList(
        () -> assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(1, 0, Duration.ZERO)));

    assertThat(world.reconciled()).isEqualTo(new Outcome.Checked(0, 0, Duration.ZERO));
    assertThat(world.provider.requests().stream().filter("find"::equals)).hasSize(1);
  }

  @Test
  void decides_nothing_when_the_provider_has_forgotten_the_order() {
    world.orderPlaced();
    world.provider.forgetEverything();

    world.timePasses(Duration.ofMinutes(5));

    assertThat(world.status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
  }

  @Test
  void leaves_a_payment_to_whoever_is_busy_with_it() {
    world.orderPlaced();
    world.providerSays(ProviderStatus.PAID);
    world.timePassesUnobserved(Duration.ofSeconds(10));
    world.payments.beforeNextSave(world::notified);

    world.reconciled();

    assertThat(world.told()).isEqualTo(List.of(PaymentCreated.class, PaymentApproved.class));
  }
}
