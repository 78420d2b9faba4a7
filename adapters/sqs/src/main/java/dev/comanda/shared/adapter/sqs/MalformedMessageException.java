package dev.comanda.shared.adapter.sqs;

/**
 * A message is not what its type says, and never will be. The text says where, and repeats nothing
 * of what the message carries.
 */
public final class MalformedMessageException extends RuntimeException {

  private final String reason;

  MalformedMessageException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Where and how it differs. */
  String reason() {
    return reason;
  }
}
