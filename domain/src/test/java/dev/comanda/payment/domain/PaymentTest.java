package dev.comanda.payment.domain;

import static dev.comanda.payment.domain.APayment.AMOUNT;
import static dev.comanda.payment.domain.APayment.NOON;
import static dev.comanda.payment.domain.APayment.PROVIDER_ORDER;
import static dev.comanda.payment.domain.APayment.QR_CODE;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.payment.domain.PaymentEvent.PaymentApproved;
import dev.comanda.payment.domain.PaymentEvent.PaymentCreated;
import dev.comanda.payment.domain.PaymentEvent.PaymentExpired;
import dev.comanda.payment.domain.PaymentEvent.PaymentRefunded;
import dev.comanda.payment.domain.PaymentEvent.PaymentRejected;
import dev.comanda.payment.domain.Quarantine.Mismatch;
import dev.comanda.payment.domain.Transition.AlreadyApplied;
import dev.comanda.payment.domain.Transition.Applied;
import dev.comanda.payment.domain.Transition.Quarantined;
import dev.comanda.shared.domain.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentTest {

  private static final Instant LATER = NOON.plusSeconds(120);

  @Test
  void has_an_id_that_follows_from_its_orders() {
    OrderId order = new OrderId(UUID.fromString("0197f1f0-0000-7000-8000-000000000001"));

    assertThat(PaymentId.of(order)).isEqualTo(PaymentId.of(order));
    assertThat(PaymentId.of(order)).isNotEqualTo(PaymentId.of(new OrderId(new UUID(1, 1))));
    assertThat(aPayment().forOrder(order).requested().getId()).isEqualTo(PaymentId.of(order));
  }

  @Test
  void can_be_paid_as_soon_as_the_provider_has_opened_an_order() {
    Payment payment = aPayment().requested();

    payment.record(aPayment().report(ProviderStatus.OPEN), LATER);

    assertThat(payment.snapshot().qrCode()).contains(QR_CODE);
    assertThat(payment.snapshot().expiresAt()).contains(NOON.plus(Payment.TIME_TO_PAY));
    assertThat(payment.snapshot().providerOrder()).contains(PROVIDER_ORDER);
    assertThat(payment.events()).hasOnlyElementsOfType(PaymentCreated.class).hasSize(1);
  }

  @Test
  void shows_no_code_when_nobody_should_pay_any_more() {
    assertThat(
            Stream.of(
                aPayment().beingWithdrawn(),
                aPayment().overdue(),
                aPayment().approved(),
                aPayment().expired()))
        .allSatisfy(payment -> assertThat(payment.snapshot().qrCode()).isEmpty());
  }

  @Test
  void gives_the_customer_the_whole_time_where_the_provider_does_not_say_how_long() {
    Payment payment = aPayment().requested();
    ProviderOrder open = aPayment().report(ProviderStatus.OPEN);

    payment.record(
        new ProviderOrder(
            open.id(),
            open.reference(),
            open.amount(),
            open.status(),
            open.qrCode(),
            Optional.empty()),
        LATER);

    assertThat(payment.snapshot().expiresAt()).contains(LATER.plus(Payment.TIME_TO_PAY));
  }

  @Test
  void cannot_be_paid_before_the_provider_shows_a_code() {
    Payment payment = aPayment().requested();
    ProviderOrder open = aPayment().report(ProviderStatus.OPEN);

    Transition transition =
        payment.record(
            new ProviderOrder(
                open.id(),
                open.reference(),
                open.amount(),
                open.status(),
                Optional.empty(),
                open.expiresAt()),
            LATER);

    assertThat(transition).isEqualTo(new AlreadyApplied());
    assertThat(payment.snapshot().status()).isEqualTo(PaymentStatus.REQUESTED);
    assertThat(payment.owed()).as("it asks again").containsInstanceOf(ProviderRequest.Create.class);
  }

  @Test
  void comes_back_as_it_was_and_raises_nothing() {
    for (Payment stored : List.of(aPayment().quarantined(), aPayment().refundAccepted())) {
      Payment payment = Payment.rehydrate(stored.snapshot());

      assertThat(payment.snapshot()).isEqualTo(stored.snapshot());
      assertThat(payment.events()).isEmpty();
    }
  }

  static Stream<Payment> owingNothing() {
    return Stream.of(
        aPayment().awaitingPayment(),
        aPayment().approved(),
        aPayment().rejected(),
        aPayment().expired(),
        aPayment().cancelled(),
        aPayment().refundAccepted(),
        aPayment().refunded());
  }

  @ParameterizedTest
  @MethodSource("owingNothing")
  void asks_nothing_of_the_provider_while_there_is_nothing_but_to_wait(Payment payment) {
    assertThat(payment.owed()).isEmpty();
  }

  static Stream<Payment> overWithoutMoney() {
    return Stream.of(
        aPayment().rejected(),
        aPayment().expired(),
        aPayment().cancelled(),
        aPayment().cancelledBeforehand(),
        aPayment().beingWithdrawn(),
        aPayment().requestedAndCancelled());
  }

  @ParameterizedTest
  @MethodSource("overWithoutMoney")
  void returns_money_that_comes_too_late(Payment payment) {
    payment.record(aPayment().report(ProviderStatus.PAID), LATER);

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.REFUNDING);
    assertThat(payment.owed()).containsInstanceOf(ProviderRequest.Refund.class);
    payment.record(aPayment().report(ProviderStatus.REFUNDED), LATER);
    assertThat(payment.state().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(payment.events())
        .hasAtLeastOneElementOfType(PaymentRefunded.class)
        .doesNotHaveAnyElementsOfTypes(PaymentApproved.class);
  }

  @Test
  void takes_money_that_comes_while_it_is_withdrawn_only_for_being_late() {
    Payment payment = aPayment().overdue();

    payment.record(aPayment().report(ProviderStatus.PAID), LATER);

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.APPROVED);
  }

  @Test
  void tells_the_order_of_a_withdrawal_that_nobody_here_wanted() {
    Payment payment = aPayment().cancelled();

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(payment.events()).last().isInstanceOf(PaymentRejected.class);
  }

  @Test
  void tells_the_order_nothing_of_the_withdrawal_that_it_asked_for() {
    Payment payment = aPayment().beingWithdrawn();
    payment.record(aPayment().report(ProviderStatus.CANCELLED), LATER);

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.CANCELLED);
    assertThat(payment.events()).hasOnlyElementsOfType(PaymentCreated.class);
  }

  @Test
  void tells_the_order_when_the_staff_returns_money_at_the_provider() {
    Payment payment = aPayment().approved();

    payment.record(aPayment().report(ProviderStatus.REFUNDED), LATER);

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.REFUNDED);
    assertThat(payment.events()).last().isInstanceOf(PaymentRefunded.class);
  }

  @Test
  void withdraws_what_nobody_paid_in_time_when_the_provider_does_not() {
    Payment payment = aPayment().awaitingPayment();
    Instant expiry = NOON.plus(Payment.TIME_TO_PAY);

    payment.record(aPayment().report(ProviderStatus.OPEN), expiry.plusSeconds(1));
    assertThat(payment.owed()).as("the provider has a minute to notice").isEmpty();
    payment.record(aPayment().report(ProviderStatus.OPEN), expiry.plusSeconds(60));
    assertThat(payment.owed()).containsInstanceOf(ProviderRequest.Cancel.class);
    payment.record(aPayment().report(ProviderStatus.CANCELLED), expiry.plusSeconds(61));

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.EXPIRED);
    assertThat(payment.events()).last().isInstanceOf(PaymentExpired.class);
  }

  @Test
  void is_never_approved_at_another_amount() {
    Payment payment = aPayment().awaitingPayment();

    assertThat(
            payment.record(
                aPayment().report(ProviderStatus.PAID, Optional.of(Money.brl("0.01"))), LATER))
        .isEqualTo(new Quarantined(Mismatch.AMOUNT));

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.AWAITING_PAYMENT);
    assertThat(payment.snapshot().quarantine())
        .contains(new Quarantine(PROVIDER_ORDER, Mismatch.AMOUNT, LATER));
  }

  @Test
  void is_never_approved_in_an_unknown_currency() {
    assertThat(
            aPayment()
                .awaitingPayment()
                .record(aPayment().report(ProviderStatus.PAID, Optional.empty()), LATER))
        .isEqualTo(new Quarantined(Mismatch.AMOUNT));
  }

  @Test
  void is_never_approved_for_another_payments_money() {
    ProviderOrder ofAnother =
        aPayment().forOrder(new OrderId(new UUID(9, 9))).report(ProviderStatus.PAID);

    assertThat(aPayment().awaitingPayment().record(ofAnother, LATER))
        .isEqualTo(new Quarantined(Mismatch.REFERENCE));
  }

  @Test
  void is_never_approved_by_a_second_order_at_the_provider() {
    ProviderOrder second =
        aPayment().keptAs(new ProviderOrderId("ORD2")).report(ProviderStatus.PAID);

    assertThat(aPayment().awaitingPayment().record(second, LATER))
        .isEqualTo(new Quarantined(Mismatch.PROVIDER_ORDER));
  }

  @Test
  void a_mark_tells_when_the_same_thing_was_first_seen() {
    Payment payment = aPayment().quarantined();
    Quarantine first = payment.snapshot().quarantine().orElseThrow();

    payment.record(
        aPayment().report(ProviderStatus.PAID, Optional.of(Money.brl("0.02"))),
        LATER.plusSeconds(60));

    assertThat(payment.snapshot().quarantine()).contains(first);
  }

  @Test
  void a_mark_tells_what_was_seen_last() {
    Payment payment = aPayment().quarantined();
    Instant now = LATER.plusSeconds(60);
    ProviderOrderId second = new ProviderOrderId("ORD2");

    payment.record(
        aPayment().forOrder(new OrderId(new UUID(9, 9))).report(ProviderStatus.PAID), now);
    assertThat(payment.snapshot().quarantine())
        .contains(new Quarantine(PROVIDER_ORDER, Mismatch.REFERENCE, now));
    payment.record(
        aPayment().forOrder(new OrderId(new UUID(9, 9))).keptAs(second).report(ProviderStatus.PAID),
        now.plusSeconds(1));
    assertThat(payment.snapshot().quarantine())
        .contains(new Quarantine(second, Mismatch.REFERENCE, now.plusSeconds(1)));
  }

  @Test
  void stays_marked_for_a_second_order_at_the_provider_when_its_own_is_paid() {
    Payment payment = aPayment().awaitingPayment();
    ProviderOrderId second = new ProviderOrderId("ORD2");
    payment.record(aPayment().keptAs(second).report(ProviderStatus.PAID), LATER);

    payment.record(aPayment().report(ProviderStatus.PAID), LATER);

    assertThat(payment.state().status()).isEqualTo(PaymentStatus.APPROVED);
    assertThat(payment.snapshot().quarantine())
        .contains(new Quarantine(second, Mismatch.PROVIDER_ORDER, LATER));
  }

  @Test
  void leaves_quarantine_when_the_provider_has_put_things_right() {
    Payment payment = aPayment().quarantined();

    assertThat(payment.record(aPayment().report(ProviderStatus.PAID), LATER))
        .isEqualTo(new Applied());

    assertThat(payment.snapshot().quarantine()).isEmpty();
    assertThat(payment.state().status()).isEqualTo(PaymentStatus.APPROVED);
  }

  @ParameterizedTest
  @EnumSource(
      value = ProviderStatus.class,
      names = {"OPEN", "CANCELLED", "EXPIRED", "FAILED", "UNKNOWN"})
  void paid_states_never_regress(ProviderStatus status) {
    for (Payment payment :
        List.of(
            aPayment().approved(),
            aPayment().refunding(),
            aPayment().refundAccepted(),
            aPayment().refunded())) {
      PaymentState before = payment.state();

      payment.record(aPayment().report(status), LATER);

      assertThat(payment.state()).isEqualTo(before);
    }
  }

  @Test
  void owes_the_same_request_until_it_is_answered() {
    Payment payment = aPayment().requested();
    Optional<ProviderRequest> create = payment.owed();

    payment.postpone(LATER);
    payment.cancel(LATER);

    assertThat(payment.owed()).isEqualTo(create);
    assertThat(create.orElseThrow().key()).isEqualTo(new RequestKey(payment.getId() + "-create-1"));
  }

  @Test
  void asks_under_another_key_only_after_a_refusal() {
    Payment payment = aPayment().refunding();
    ProviderRequest first = payment.owed().orElseThrow();
    assertThat(first.key()).isEqualTo(new RequestKey(payment.getId() + "-refund-1"));

    payment.postpone(LATER);
    assertThat(payment.owed()).contains(first);
    assertThat(payment.recordRefusal(first)).isEqualTo(new Applied());
    assertThat(payment.recordRefusal(first)).isEqualTo(new AlreadyApplied());

    assertThat(payment.owed().orElseThrow().key())
        .isEqualTo(new RequestKey(payment.getId() + "-refund-2"));
  }

  @Test
  void asks_again_for_a_refund_that_failed() {
    Payment payment = aPayment().refundAccepted();
    assertThat(payment.owed()).isEmpty();

    payment.record(aPayment().report(ProviderStatus.REFUND_FAILED), LATER);

    assertThat(payment.owed().orElseThrow().key())
        .isEqualTo(new RequestKey(payment.getId() + "-refund-2"));
  }

  @Test
  void is_checked_more_and_more_seldom_but_never_forgotten() {
    Payment payment = aPayment().refunding();
    Instant now = NOON.plusSeconds(180);
    List<Duration> pauses = new ArrayList<>();

    for (int i = 0; i < 20; i++) {
      Instant next = payment.snapshot().nextCheck().orElseThrow().at();
      pauses.add(Duration.between(now, next));
      now = next;
      payment.record(aPayment().report(ProviderStatus.OPEN), now);
    }

    assertThat(pauses).startsWith(Duration.ofSeconds(10), Duration.ofSeconds(20)).isSorted();
    assertThat(pauses.getLast()).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void is_checked_once_right_after_the_time_to_pay_and_once_after_the_grace() {
    Payment payment = aPayment().awaitingPayment();
    Instant expiry = NOON.plus(Payment.TIME_TO_PAY);
    List<Instant> checks = new ArrayList<>();

    while (payment.owed().isEmpty()) {
      Instant check = payment.snapshot().nextCheck().orElseThrow().at();
      checks.add(check);
      payment.record(aPayment().report(ProviderStatus.OPEN), check);
    }

    assertThat(checks).contains(expiry.plusSeconds(1), expiry.plus(Payment.GRACE));
    assertThat(checks).hasSizeLessThan(12);
  }

  @Test
  void learns_whose_it_is_when_the_order_comes_after_its_cancellation() {
    Payment payment = aPayment().cancelledBeforehand();
    assertThat(payment.customer()).isEmpty();

    payment.completeWith(new CustomerId("ana"), APayment.ITEMS);

    assertThat(payment.customer()).contains(new CustomerId("ana"));
    assertThat(payment.owed()).isEmpty();
    assertThat(payment.amount()).isEqualTo(AMOUNT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ORD/../admin", "ORD1?x=1", "ORD1%2F", "ORD1 ", "a.b"})
  void a_provider_order_has_no_name_that_means_something_in_a_path(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ProviderOrderId(value));
  }
}
