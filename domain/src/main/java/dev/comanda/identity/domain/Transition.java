package dev.comanda.identity.domain;

/** What came of asking an account to change. */
public sealed interface Transition {

  /** The account changed. */
  record Applied() implements Transition {}

  /** The account was like that already; nothing happened. */
  record AlreadyApplied() implements Transition {}
}
