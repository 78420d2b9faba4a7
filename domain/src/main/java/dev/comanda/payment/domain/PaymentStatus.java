package dev.comanda.payment.domain;

/** The names of the states, for those who only show them; the data is in {@link PaymentState}. */
public enum PaymentStatus {
  REQUESTED,
  AWAITING_PAYMENT,
  APPROVED,
  REJECTED,
  EXPIRED,
  CANCELLED,
  REFUNDING,
  REFUNDED
}
