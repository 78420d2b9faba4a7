package dev.comanda.catalog.domain;

/** What came of asking a product to change: no exception, whoever asks can tell the three apart. */
public sealed interface Transition {

  /** The product changed. */
  record Applied() implements Transition {}

  /** The product was already as asked; nothing happened. */
  record AlreadyApplied() implements Transition {}

  /** The product did not change. */
  record Refused(Refusal reason) implements Transition {}

  /** Why a product refuses to change. */
  enum Refusal {
    /** It is off the menu and stays as it was when it was sold for the last time. */
    WITHDRAWN
  }
}
