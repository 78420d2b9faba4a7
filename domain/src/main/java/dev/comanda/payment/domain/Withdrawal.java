package dev.comanda.payment.domain;

/** Why an unpaid payment is being withdrawn at the provider. */
public enum Withdrawal {
  /** It is not. */
  NONE,
  /** Its order was cancelled. */
  ORDER_CANCELLED,
  /** The time to pay is over, and the provider has not noticed. */
  TIME_IS_UP
}
