package dev.comanda.payment.domain;

/** Why there will be no payment. */
public enum RejectionReason {
  /** The provider would not open an order for it. */
  REFUSED_BY_PROVIDER,
  /** The customer tried, and it failed for good. */
  FAILED_AT_PROVIDER
}
