package dev.comanda.payment.domain;

import static dev.comanda.payment.domain.APayment.NOON;
import static dev.comanda.payment.domain.APayment.aPayment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.domain.PaymentState.AwaitingPayment;
import dev.comanda.payment.domain.PaymentState.Refunding;
import dev.comanda.payment.domain.PaymentState.Requested;
import dev.comanda.shared.domain.Money;
import dev.comanda.shared.domain.TransitionTable;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PaymentTransitionTableTest {

  private static final Instant IN_TIME = NOON.plusSeconds(600);
  private static final Instant AFTER_THE_TIME = NOON.plusSeconds(7200);

  @Test
  void every_command_has_a_known_outcome_in_every_state() {
    TransitionTable<Payment> table =
        new TransitionTable<Payment>("payment", PaymentTransitionTableTest::name)
            .command("cancel", payment -> payment.cancel(IN_TIME))
            .command("decline", payment -> payment.decline(IN_TIME))
            .command("giveUpIfOverdue in time", payment -> payment.giveUpIfOverdue(IN_TIME))
            .command("giveUpIfOverdue", payment -> payment.giveUpIfOverdue(AFTER_THE_TIME))
            .command(
                "completeWith",
                payment -> payment.completeWith(new CustomerId("ana"), APayment.ITEMS));
    for (ProviderStatus status : ProviderStatus.values()) {
      table.command(
          "record " + status, payment -> payment.record(aPayment().report(status), IN_TIME));
    }
    table
        .command(
            "record OPEN too late",
            payment -> payment.record(aPayment().report(ProviderStatus.OPEN), AFTER_THE_TIME))
        .command(
            "record another amount",
            payment ->
                payment.record(
                    aPayment().report(ProviderStatus.PAID, Optional.of(Money.brl("0.01"))),
                    IN_TIME))
        .verify(rows());
  }

  @Test
  void every_status_has_a_row() {
    List<String> rows = List.copyOf(rows().keySet());

    assertThat(Arrays.stream(PaymentStatus.values()).map(Enum::name)).allMatch(rows::contains);
  }

  private static Map<String, Function<String, Payment>> rows() {
    Map<String, Function<String, Payment>> rows = new LinkedHashMap<>();
    row(rows, () -> aPayment().requested());
    row(rows, () -> aPayment().requestedAndCancelled());
    row(rows, () -> aPayment().awaitingPayment());
    row(rows, () -> aPayment().beingWithdrawn());
    row(rows, () -> aPayment().overdue());
    row(rows, () -> aPayment().approved());
    row(rows, () -> aPayment().rejected());
    row(rows, () -> aPayment().expired());
    row(rows, () -> aPayment().cancelled());
    row(rows, () -> aPayment().cancelledBeforehand());
    row(rows, () -> aPayment().refunding());
    row(rows, () -> aPayment().refundAccepted());
    row(rows, () -> aPayment().refunded());
    return rows;
  }

  private static void row(Map<String, Function<String, Payment>> rows, Supplier<Payment> fresh) {
    rows.put(name(fresh.get()), _ -> fresh.get());
  }

  /** A status can mean different things by what the state carries; each of them is a row. */
  private static String name(Payment payment) {
    String status = payment.state().status().name();
    String owner = payment.customer().isEmpty() ? " before the order" : "";
    return switch (payment.state()) {
      case Requested requested when requested.cancellationWanted() -> status + " to be cancelled";
      case AwaitingPayment awaiting when awaiting.withdrawal() != Withdrawal.NONE ->
          status + " withdrawn: " + awaiting.withdrawal();
      case Refunding refunding when refunding.accepted() -> status + " on its way";
      case PaymentState _ -> status + owner;
    };
  }
}
