package dev.comanda.shared.application.messaging;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Dead letters for tests of use cases: shows what was sent again. */
final class FakeDeadLetters implements DeadLetters {

  private final List<DeadLetter> letters = new ArrayList<>();
  private final List<UUID> sentAgain = new ArrayList<>();

  void add(DeadLetter letter) {
    letters.add(letter);
  }

  List<UUID> sentAgain() {
    return sentAgain;
  }

  @Override
  public List<DeadLetter> look(int max) {
    return letters.stream().limit(max).toList();
  }

  @Override
  public boolean sendAgain(UUID id) {
    boolean found = letters.removeIf(letter -> letter.id().equals(id));
    if (found) {
      sentAgain.add(id);
    }
    return found;
  }
}
