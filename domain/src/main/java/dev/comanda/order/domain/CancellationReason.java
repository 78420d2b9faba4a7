package dev.comanda.order.domain;

/** Why an order was cancelled. */
public enum CancellationReason {
  /** The provider declined or withdrew the payment. */
  PAYMENT_REJECTED,
  /** Nobody paid in time. */
  PAYMENT_EXPIRED,
  /** The customer changed their mind before preparation began. */
  BY_CUSTOMER,
  /** The staff cancelled, or returned the money at the provider. */
  BY_STAFF
}
