package dev.comanda.order.adapter.postgres;

import dev.comanda.order.domain.CancellationReason;
import dev.comanda.order.domain.OrderState;
import dev.comanda.order.domain.OrderState.AwaitingPayment;
import dev.comanda.order.domain.OrderState.Cancelled;
import dev.comanda.order.domain.OrderState.Delivered;
import dev.comanda.order.domain.OrderState.InPreparation;
import dev.comanda.order.domain.OrderState.Paid;
import dev.comanda.order.domain.OrderState.Placed;
import dev.comanda.order.domain.OrderState.Ready;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.order.domain.PaymentId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order's state as columns, and back. The table's constraints admit the combinations that {@link
 * #of} makes and no others.
 */
record StateColumns(
    OrderStatus status,
    @Nullable UUID paymentId,
    @Nullable CancellationReason reason,
    boolean refunded) {

  static StateColumns of(OrderState state) {
    UUID payment = state.payment().map(PaymentId::value).orElse(null);
    return switch (state) {
      case Cancelled cancelled ->
          new StateColumns(state.status(), payment, cancelled.reason(), cancelled.refunded());
      case Placed _, AwaitingPayment _, Paid _, InPreparation _, Ready _, Delivered _ ->
          new StateColumns(state.status(), payment, null, false);
    };
  }

  OrderState state() {
    return switch (status) {
      case PLACED -> new Placed();
      case AWAITING_PAYMENT -> new AwaitingPayment(payment());
      case PAID -> new Paid(payment());
      case IN_PREPARATION -> new InPreparation(payment());
      case READY -> new Ready(payment());
      case DELIVERED -> new Delivered(payment());
      case CANCELLED ->
          new Cancelled(
              required(reason, "a reason"),
              Optional.ofNullable(paymentId).map(PaymentId::new),
              refunded);
    };
  }

  private PaymentId payment() {
    return new PaymentId(required(paymentId, "a payment"));
  }

  private <T> T required(@Nullable T column, String what) {
    if (column == null) {
      throw new IllegalStateException("a stored order in status " + status + " lacks " + what);
    }
    return column;
  }
}
