package dev.comanda.payment.domain;

import java.time.Instant;
import org.jmolecules.event.types.DomainEvent;

/**
 * What the order context needs to know of a payment; stored together with the payment's new state.
 * Each happens at most once in a payment's life.
 */
public sealed interface PaymentEvent extends DomainEvent {

  /** The payment it is about. */
  PaymentId payment();

  /** The order that is paid. */
  OrderId order();

  /** When it happened. */
  Instant at();

  /** The customer can pay. */
  record PaymentCreated(PaymentId payment, OrderId order, Instant at) implements PaymentEvent {}

  /** The customer paid. */
  record PaymentApproved(PaymentId payment, OrderId order, Instant at) implements PaymentEvent {}

  /** There will be no payment: declined, failed, or withdrawn at the provider. */
  record PaymentRejected(PaymentId payment, OrderId order, Instant at) implements PaymentEvent {}

  /** There will be no payment: nobody paid in time. */
  record PaymentExpired(PaymentId payment, OrderId order, Instant at) implements PaymentEvent {}

  /** The money went back to the customer. */
  record PaymentRefunded(PaymentId payment, OrderId order, Instant at) implements PaymentEvent {}
}
