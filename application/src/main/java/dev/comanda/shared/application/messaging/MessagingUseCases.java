package dev.comanda.shared.application.messaging;

/** Puts together what can be done about messages; the same for all contexts. */
public final class MessagingUseCases {

  private MessagingUseCases() {}

  /** See {@link ListDeadLetters}. */
  public static ListDeadLetters listDeadLetters(DeadLetters letters) {
    return new ListDeadLettersService(letters);
  }

  /** See {@link RedriveDeadLetter}. */
  public static RedriveDeadLetter redriveDeadLetter(DeadLetters letters) {
    return new RedriveDeadLetterService(letters);
  }
}
