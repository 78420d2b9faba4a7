package dev.comanda.shared.application.messaging;

final class ListDeadLettersService implements ListDeadLetters {

  private final DeadLetters letters;

  ListDeadLettersService(DeadLetters letters) {
    this.letters = letters;
  }

  @Override
  public Outcome list(Query query) {
    return query.requester().isOperator()
        ? new Outcome.Listed(letters.look(query.limit()))
        : new Outcome.OperatorsOnly();
  }
}
