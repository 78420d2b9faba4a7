package dev.comanda.shared.application.messaging;

import java.util.List;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * The messages that could not be delivered, of all queues.
 *
 * <p>Promise: a letter stays until it is sent again or the transport's retention ends; one that is
 * sent again is on its queue before it is gone here, so a crash leaves it twice and never not at
 * all. Looking changes nothing. Failure: {@link
 * dev.comanda.shared.application.DependencyUnavailableException}. Consistency: while one caller
 * looks, another one may be shown less. Contract test: {@code DeadLettersContract}.
 */
@SecondaryPort
public interface DeadLetters {

  /**
   * Some of the letters, oldest first. Queues have no positions, so there is no next page: where
   * there are more letters than asked for, which of them are shown is the transport's choice.
   *
   * @param max at most this many, from 1
   */
  List<DeadLetter> look(int max);

  /**
   * Delivers one letter to its queue once more, as if it were new; without its history.
   *
   * @return whether there was such a letter
   */
  boolean sendAgain(UUID id);
}
