package dev.comanda.payment.domain;

/** What the provider says of a payment, in our words; adapters map every word of theirs. */
public enum ProviderStatus {
  /** It can still be paid, or is just being paid. */
  OPEN,
  /** It is paid. */
  PAID,
  /** It was paid, and the money is on its way back. */
  REFUND_PENDING,
  /** It was paid, and returning the money failed: it is still with us. */
  REFUND_FAILED,
  /** It was paid, and the money went back. */
  REFUNDED,
  /** It was withdrawn and cannot be paid any more. */
  CANCELLED,
  /** It was not paid in time and cannot be paid any more. */
  EXPIRED,
  /** Paying it failed for good. */
  FAILED,
  /** A word that nobody has told us: no reason to do anything. */
  UNKNOWN
}
