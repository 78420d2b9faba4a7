package dev.comanda.shared.application.messaging;

final class RedriveDeadLetterService implements RedriveDeadLetter {

  private final DeadLetters letters;

  RedriveDeadLetterService(DeadLetters letters) {
    this.letters = letters;
  }

  @Override
  public Outcome redrive(Command command) {
    if (!command.requester().isOperator()) {
      return new Outcome.OperatorsOnly();
    }
    return letters.sendAgain(command.letter()) ? new Outcome.Redriven() : new Outcome.NotFound();
  }
}
