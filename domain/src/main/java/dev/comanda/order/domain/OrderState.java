package dev.comanda.order.domain;

import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where an order stands, each state with the data that exists only then: {@code Placed ->
 * AwaitingPayment -> Paid -> InPreparation -> Ready -> Delivered}, and {@code Cancelled}.
 */
public sealed interface OrderState extends ValueObject {

  /** The state's name. */
  default OrderStatus status() {
    return switch (this) {
      case Placed _ -> OrderStatus.PLACED;
      case AwaitingPayment _ -> OrderStatus.AWAITING_PAYMENT;
      case Paid _ -> OrderStatus.PAID;
      case InPreparation _ -> OrderStatus.IN_PREPARATION;
      case Ready _ -> OrderStatus.READY;
      case Delivered _ -> OrderStatus.DELIVERED;
      case Cancelled _ -> OrderStatus.CANCELLED;
    };
  }

  /** The order's payment, as soon as it is known. */
  default Optional<PaymentId> payment() {
    return switch (this) {
      case Placed _ -> Optional.empty();
      case AwaitingPayment(PaymentId id) -> Optional.of(id);
      case Paid(PaymentId id) -> Optional.of(id);
      case InPreparation(PaymentId id) -> Optional.of(id);
      case Ready(PaymentId id) -> Optional.of(id);
      case Delivered(PaymentId id) -> Optional.of(id);
      case Cancelled cancelled -> cancelled.payment();
    };
  }

  /** Accepted; the payment has been asked for. */
  record Placed() implements OrderState {}

  /** The customer can pay. */
  record AwaitingPayment(PaymentId paymentId) implements OrderState {}

  /** Paid and released to the kitchen. */
  record Paid(PaymentId paymentId) implements OrderState {}

  /** The kitchen is at work. */
  record InPreparation(PaymentId paymentId) implements OrderState {}

  /** Waiting at the counter. */
  record Ready(PaymentId paymentId) implements OrderState {}

  /** Handed over: the end. */
  record Delivered(PaymentId paymentId) implements OrderState {}

  /**
   * Called off: the other end.
   *
   * @param payment absent while no payment is known
   * @param refunded whether the money went back
   */
  record Cancelled(CancellationReason reason, Optional<PaymentId> payment, boolean refunded)
      implements OrderState {}
}
