package dev.comanda.payment.domain;

/**
 * What came of asking a payment to change. Repeated and late news is an outcome, not an error.
 * Whatever the outcome, the payment may have to be stored: each look at the provider puts off the
 * next one.
 */
public sealed interface Transition {

  /** The payment changed. */
  record Applied() implements Transition {}

  /** The payment had already changed that way, or there is nothing to change yet. */
  record AlreadyApplied() implements Transition {}

  /** The payment did not change. */
  record Refused(Refusal reason) implements Transition {}

  /** What the provider says does not fit: nothing follows from it, but the payment is marked. */
  record Quarantined(Quarantine.Mismatch mismatch) implements Transition {}

  /** Why a payment refuses to change. */
  enum Refusal {
    /** What is paid stays paid until the money has gone back. */
    PAID_ALREADY,
    /** The provider used a word that nobody has told us. */
    UNKNOWN_STATUS
  }
}
