package dev.comanda.order.domain;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.PAYMENT;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.domain.TransitionTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class OrderTransitionTableTest {

  @Test
  void every_command_has_a_known_outcome_in_every_state() {
    new TransitionTable<Order>("order", order -> order.state().status().name())
        .command("awaitPayment", order -> order.awaitPayment(PAYMENT, NOON))
        .command("confirmPayment", order -> order.confirmPayment(PAYMENT, NOON))
        .command(
            "failPayment",
            order -> order.failPayment(PAYMENT, CancellationReason.PAYMENT_EXPIRED, NOON))
        .command("recordRefund", order -> order.recordRefund(PAYMENT, NOON))
        .command("startPreparation", order -> order.startPreparation(NOON))
        .command("completePreparation", order -> order.completePreparation(NOON, NOON))
        .command("handOver", order -> order.handOver(NOON, NOON, NOON))
        .command("cancelByCustomer", order -> order.cancelByCustomer(NOON))
        .command("cancelByStaff", order -> order.cancelByStaff(NOON))
        .verify(rows());
  }

  @Test
  void every_state_has_a_row() {
    assertThat(rows().keySet())
        .containsExactlyElementsOf(Arrays.stream(OrderStatus.values()).map(Enum::name).toList());
  }

  private static Map<String, Function<String, Order>> rows() {
    Map<String, Function<String, Order>> rows = new LinkedHashMap<>();
    row(rows, OrderStatus.PLACED, () -> anOrder().placed());
    row(rows, OrderStatus.AWAITING_PAYMENT, () -> anOrder().awaitingPayment());
    row(rows, OrderStatus.PAID, () -> anOrder().paid());
    row(rows, OrderStatus.IN_PREPARATION, () -> anOrder().inPreparation());
    row(rows, OrderStatus.READY, () -> anOrder().ready());
    row(rows, OrderStatus.DELIVERED, () -> anOrder().delivered());
    row(rows, OrderStatus.CANCELLED, () -> anOrder().cancelled());
    return rows;
  }

  private static void row(
      Map<String, Function<String, Order>> rows, OrderStatus status, Supplier<Order> fresh) {
    rows.put(status.name(), _ -> fresh.get());
  }
}
