package dev.comanda.order.domain;

import java.util.Optional;
import org.jmolecules.ddd.types.ValueObject;

/**
 * Where an order stands, each state with the data that exists only then: {@code Placed ->
 * AwaitingPayment -> Paid -> InPreparation -> Ready -> Delivered}, and {@code Cancelled}.
 */
public sealed interface OrderState extends ValueObject {

  /** The state's name. */
  OrderStatus status();

  /** The order's payment, as soon as it is known. */
  Optional<PaymentId> payment();

  /** Accepted; the payment has been asked for. */
  record Placed() implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.PLACED;
    }

    @Override
    public Optional<PaymentId> payment() {
      return Optional.empty();
    }
  }

  /** The customer can pay. */
  record AwaitingPayment(PaymentId paymentId) implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.AWAITING_PAYMENT;
    }

    @Override
    public Optional<PaymentId> payment() {
      return Optional.of(paymentId);
    }
  }

  /** Paid and released to the kitchen. */
  record Paid(PaymentId paymentId) implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.PAID;
    }

    @Override
    public Optional<PaymentId> payment() {
      return Optional.of(paymentId);
    }
  }

  /** The kitchen is at work. */
  record InPreparation(PaymentId paymentId) implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.IN_PREPARATION;
    }

    @Override
    public Optional<PaymentId> payment() {
      return Optional.of(paymentId);
    }
  }

  /** Waiting at the counter. */
  record Ready(PaymentId paymentId) implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.READY;
    }

    @Override
    public Optional<PaymentId> payment() {
      return Optional.of(paymentId);
    }
  }

  /** Handed over: the end. */
  record Delivered(PaymentId paymentId) implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.DELIVERED;
    }

    @Override
    public Optional<PaymentId> payment() {
      return Optional.of(paymentId);
    }
  }

  /**
   * Called off: the other end.
   *
   * @param payment absent while no payment is known
   * @param refunded whether the money went back
   */
  record Cancelled(CancellationReason reason, Optional<PaymentId> payment, boolean refunded)
      implements OrderState {
    @Override
    public OrderStatus status() {
      return OrderStatus.CANCELLED;
    }
  }
}
