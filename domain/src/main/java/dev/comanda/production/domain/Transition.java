package dev.comanda.production.domain;

/**
 * What came of asking a ticket to change. A repeated step is an outcome, not an error: whoever asks
 * can tell "done", "was done before" and "not possible" apart without catching anything.
 */
public sealed interface Transition {

  /** The ticket changed. */
  record Applied() implements Transition {}

  /** The ticket had already changed that way; nothing happened. */
  record AlreadyApplied() implements Transition {}

  /** The ticket did not change. */
  record Refused(Refusal reason) implements Transition {}

  /** Why a ticket refuses to change. */
  enum Refusal {
    /** The kitchen has not begun. */
    NOT_STARTED,
    /** The food is not ready. */
    NOT_COMPLETED,
    /** The customer has it already. */
    DELIVERED,
    /** The order was cancelled. */
    WITHDRAWN
  }
}
