package dev.comanda.payment.application;

import static dev.comanda.payment.domain.APayment.NOON;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.Payment;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.PaymentStatus;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.ProviderStatus;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/**
 * What every adapter of {@link Payments} promises. Each test uses orders, provider orders and a
 * time of its own, so that the adapter's store need not be emptied between them.
 */
public abstract class PaymentsContract {

  /** A moment that belongs to this test: long past, so that its payments are due first. */
  private final Instant epoch =
      NOON.minus(Duration.ofHours(ThreadLocalRandom.current().nextLong(100_000)));

  private final long run = ThreadLocalRandom.current().nextLong();
  private long nextId;

  /** The adapter, the same during one test. */
  protected abstract Payments payments();

  /** The messages of one payment that are stored and not yet published. */
  protected abstract List<OutgoingMessage> pendingMessagesOf(PaymentId payment);

  /** Lets an index catch up with the writes before, where the store has such an index. */
  protected void awaitIndexes() {}

  @Test
  void finds_what_was_added() {
    Payment payment = fresh().requested();

    assertThat(payments().add(payment)).isTrue();

    assertThat(content(found(payment))).isEqualTo(content(payment));
  }

  @Test
  void finds_every_state_again_as_it_was_saved() {
    for (Payment payment :
        List.of(
            add(fresh().requested()),
            add(fresh().requestedAndCancelled()),
            add(fresh().awaitingPayment()),
            add(fresh().beingWithdrawn()),
            add(fresh().overdue()),
            add(fresh().approved()),
            add(fresh().rejected()),
            add(fresh().expired()),
            add(fresh().cancelled()),
            add(fresh().cancelledBeforehand()),
            add(fresh().refunding()),
            add(fresh().refundAccepted()),
            add(fresh().refunded()),
            add(fresh().quarantined()))) {
      assertThat(content(found(payment))).isEqualTo(content(payment));
    }
  }

  @Test
  void keeps_what_is_not_part_of_the_state() {
    Payment payment = add(fresh().requested());
    Payment declined = found(payment);
    declined.decline(epoch);
    payments().save(declined);
    Payment retried = add(fresh().refunding());
    Payment refused = found(retried);
    refused.recordRefusal(refused.owed().orElseThrow());
    refused.postpone(epoch);
    payments().save(refused);

    assertThat(content(found(payment))).isEqualTo(content(declined));
    assertThat(content(found(retried))).isEqualTo(content(refused));
  }

  @Test
  void knows_nothing_of_unknown_payments() {
    assertThat(payments().find(PaymentId.of(freshOrder()))).isEmpty();
    assertThat(payments().madeAt(freshProviderOrder())).isEmpty();
  }

  @Test
  void finds_a_payment_by_what_the_provider_keeps_for_it() {
    ProviderOrderId providerOrder = freshProviderOrder();
    Payment payment = add(fresh().keptAs(providerOrder).requested());
    assertThat(payments().madeAt(providerOrder)).isEmpty();
    Payment open = found(payment);
    open.record(ofSame(payment).keptAs(providerOrder).report(ProviderStatus.OPEN), epoch);

    payments().save(open);
    awaitIndexes();

    assertThat(payments().madeAt(providerOrder)).contains(payment.getId());
  }

  @Test
  void finds_a_payment_by_what_the_provider_kept_for_it_even_when_it_is_over() {
    for (PaymentStatus status :
        List.of(
            PaymentStatus.APPROVED,
            PaymentStatus.REJECTED,
            PaymentStatus.EXPIRED,
            PaymentStatus.CANCELLED,
            PaymentStatus.REFUNDED)) {
      ProviderOrderId providerOrder = freshProviderOrder();
      APayment fresh = fresh().keptAs(providerOrder);
      Payment payment =
          add(
              switch (status) {
                case APPROVED -> fresh.approved();
                case REJECTED -> fresh.rejected();
                case EXPIRED -> fresh.expired();
                case CANCELLED -> fresh.cancelled();
                case REFUNDED -> fresh.refunded();
                case REQUESTED, AWAITING_PAYMENT, REFUNDING ->
                    throw new IllegalArgumentException(status.name());
              });
      awaitIndexes();

      assertThat(payments().madeAt(providerOrder)).as("%s", status).contains(payment.getId());
    }
  }

  @Test
  void changing_what_was_found_changes_nothing_until_it_is_saved() {
    Payment payment = add(fresh().approved());

    found(payment).cancel(epoch);

    assertThat(found(payment).state().status()).isEqualTo(PaymentStatus.APPROVED);
  }

  @Test
  void changing_what_was_added_changes_nothing_until_it_is_saved() {
    Payment payment = add(fresh().approved());

    payment.cancel(epoch);

    assertThat(found(payment).state().status()).isEqualTo(PaymentStatus.APPROVED);
  }

  @Test
  void saves_one_change_after_another() {
    Payment payment = add(fresh().awaitingPayment());
    Payment first = found(payment);
    first.postpone(epoch);
    payments().save(first);
    Payment second = found(payment);
    second.cancel(epoch);

    payments().save(second);

    assertThat(content(found(payment))).isEqualTo(content(second));
    assertThat(found(payment).snapshot().version()).isGreaterThan(second.snapshot().version());
  }

  @Test
  void detects_a_lost_update() {
    ProviderOrderId providerOrder = freshProviderOrder();
    Payment payment = add(fresh().keptAs(providerOrder).awaitingPayment());
    Payment one = found(payment);
    Payment other = found(payment);
    one.cancel(epoch);
    other.record(ofSame(payment).keptAs(providerOrder).report(ProviderStatus.PAID), epoch);
    payments().save(one);

    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> payments().save(other));

    assertThat(content(found(payment))).isEqualTo(content(one));
    assertThat(typesOf(payment)).doesNotContain("comanda.payment.approved.v1");
  }

  @Test
  void refuses_to_save_what_was_never_added() {
    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> payments().save(fresh().approved()));
  }

  @Test
  void state_and_message_are_stored_together() {
    ProviderOrderId providerOrder = freshProviderOrder();
    Payment payment = add(fresh().keptAs(providerOrder).requested());
    Payment found = found(payment);
    APayment told = ofSame(payment).keptAs(providerOrder);
    found.record(told.report(ProviderStatus.OPEN), epoch);
    found.record(told.report(ProviderStatus.PAID), epoch);

    payments().save(found);
    awaitIndexes();

    assertThat(found(payment).state().status()).isEqualTo(PaymentStatus.APPROVED);
    assertThat(typesOf(payment))
        .containsExactlyInAnyOrder("comanda.payment.created.v1", "comanda.payment.approved.v1");
  }

  @Test
  void keeps_messages_that_are_not_yet_published_when_the_next_ones_come() {
    ProviderOrderId providerOrder = freshProviderOrder();
    Payment payment = add(fresh().keptAs(providerOrder).awaitingPayment());
    APayment told = ofSame(payment).keptAs(providerOrder);
    for (ProviderStatus status : List.of(ProviderStatus.PAID, ProviderStatus.REFUNDED)) {
      Payment found = found(payment);
      found.record(told.report(status), epoch);
      payments().save(found);
    }
    awaitIndexes();

    assertThat(typesOf(payment))
        .containsExactlyInAnyOrder(
            "comanda.payment.created.v1",
            "comanda.payment.approved.v1",
            "comanda.payment.refunded.v1");
  }

  @Test
  void accepts_one_payment_per_order() {
    Payment first = fresh().requested();
    Payment second =
        Payment.cancelledBeforehand(first.snapshot().order(), first.amount(), epoch.plusSeconds(1));

    assertThat(payments().add(first)).isTrue();
    assertThat(payments().add(second)).isFalse();

    assertThat(content(found(first))).isEqualTo(content(first));
  }

  @Test
  void accepts_one_payment_when_many_race_for_it() throws InterruptedException, ExecutionException {
    OrderId order = freshOrder();
    List<Callable<Boolean>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Payment payment = aPayment().forOrder(order).awaitingPayment();
      racers.add(() -> payments().add(payment));
    }
    int won = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> racer : threads.invokeAll(racers)) {
        won += racer.get() ? 1 : 0;
      }
    }
    awaitIndexes();

    assertThat(won).isEqualTo(1);
    assertThat(pendingMessagesOf(PaymentId.of(order))).hasSize(1);
  }

  @Test
  void lists_what_is_due_longest_due_first() {
    Payment late = add(fresh().requestedAt(epoch.plusSeconds(3)).requested());
    Payment early = add(fresh().requestedAt(epoch.plusSeconds(1)).requested());
    Payment middle = add(fresh().requestedAt(epoch.plusSeconds(2)).requested());
    awaitIndexes();

    assertThat(dueOfThisTest(dueAt(late)))
        .containsExactly(early.getId(), middle.getId(), late.getId());
    assertThat(dueOfThisTest(dueAt(late).minusMillis(1)))
        .containsExactly(early.getId(), middle.getId());
  }

  @Test
  void lists_no_more_than_asked_for() {
    for (int i = 0; i < 4; i++) {
      add(fresh().requestedAt(epoch).requested());
    }
    awaitIndexes();

    assertThat(payments().due(NOON, 3)).hasSize(3);
  }

  @Test
  void does_not_list_what_is_over() {
    Payment payment = add(fresh().requestedAt(epoch).awaitingPayment());
    Instant due = dueAt(payment);
    awaitIndexes();
    assertThat(dueOfThisTest(due)).containsExactly(payment.getId());
    Payment over = found(payment);
    over.cancel(epoch);
    over.record(ofSame(payment).requestedAt(epoch).report(ProviderStatus.CANCELLED), epoch);
    assertThat(over.snapshot().nextCheck()).isEmpty();

    payments().save(over);
    awaitIndexes();

    assertThat(dueOfThisTest(due.plus(Duration.ofHours(1)))).isEmpty();
  }

  @Test
  void lists_what_was_put_off_when_it_is_due_again() {
    Payment payment = add(fresh().requestedAt(epoch).requested());
    Instant due = dueAt(payment);
    Payment postponed = found(payment);
    postponed.postpone(due);

    payments().save(postponed);
    awaitIndexes();

    assertThat(dueOfThisTest(due)).isEmpty();
    assertThat(dueOfThisTest(dueAt(postponed))).containsExactly(payment.getId());
  }

  /** Other tests' payments may be due as well; those of this test are told by their orders. */
  private List<PaymentId> dueOfThisTest(Instant now) {
    List<PaymentId> mine = new ArrayList<>();
    for (long i = 0; i < nextId; i++) {
      mine.add(PaymentId.of(new OrderId(new UUID(run, i))));
    }
    List<PaymentId> due = payments().due(now, 100);
    assertThat(due.stream().map(payments()::find).map(it -> it.orElseThrow().snapshot()))
        .isSortedAccordingTo(Comparator.comparing(it -> it.nextCheck().orElseThrow().at()));
    return due.stream().filter(mine::contains).toList();
  }

  private static Instant dueAt(Payment payment) {
    return payment.snapshot().nextCheck().orElseThrow().at();
  }

  private Payment add(Payment payment) {
    assertThat(payments().add(payment)).isTrue();
    return payment;
  }

  private Payment found(Payment payment) {
    return payments().find(payment.getId()).orElseThrow();
  }

  private List<String> typesOf(Payment payment) {
    return pendingMessagesOf(payment.getId()).stream().map(OutgoingMessage::type).toList();
  }

  private APayment fresh() {
    return aPayment().forOrder(freshOrder()).keptAs(freshProviderOrder()).requestedAt(epoch);
  }

  private static APayment ofSame(Payment payment) {
    APayment same = aPayment().forOrder(payment.snapshot().order());
    return payment.snapshot().providerOrder().map(same::keptAs).orElse(same);
  }

  private OrderId freshOrder() {
    return new OrderId(new UUID(run, nextId++));
  }

  private ProviderOrderId freshProviderOrder() {
    return new ProviderOrderId("ORD" + Long.toUnsignedString(run, 36) + "X" + nextId++);
  }

  /** All but the version, which is the store's. */
  private static PaymentSnapshot content(Payment payment) {
    PaymentSnapshot snapshot = payment.snapshot();
    return new PaymentSnapshot(
        snapshot.id(),
        snapshot.order(),
        snapshot.customer(),
        snapshot.amount(),
        snapshot.items(),
        snapshot.requestedAt(),
        snapshot.state(),
        snapshot.attempt(),
        snapshot.quarantine(),
        snapshot.nextCheck(),
        0);
  }
}
