package dev.comanda.shared.adapter.sqs;

/** The attributes that a message gets when it is put into a dead-letter queue. */
final class ParkedMessage {

  /** For people. */
  static final String REASON = "reason";

  /** How often it was delivered in vain. */
  static final String TRIES = "tries";

  /** The trace in which it was raised. */
  static final String TRACEPARENT = "traceparent";

  private ParkedMessage() {}
}
