package dev.comanda.order.domain;

/**
 * What came of asking an order to change. A repeated message is an outcome, not an error: whoever
 * asks can tell "done", "was done before" and "not possible" apart without catching anything.
 */
public sealed interface Transition {

  /** The order changed. */
  record Applied() implements Transition {}

  /** The order had already changed that way; nothing happened. */
  record AlreadyApplied() implements Transition {}

  /** The order did not change. */
  record Refused(Refusal reason) implements Transition {}

  /** Why an order refuses to change. */
  enum Refusal {
    /** Preparation is reported before the payment is: the same news will be welcome later. */
    NOT_PAID_YET,
    /** The order is cancelled, and stays so. */
    CANCELLED,
    /** Preparation has begun or the order is handed over: too late for what was asked. */
    TOO_LATE,
    /** The news is about another payment than the order's. */
    OTHER_PAYMENT
  }
}
