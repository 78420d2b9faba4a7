package dev.comanda.identity.application;

import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.Username;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Lets an employee in, who has to know a password. */
@PrimaryPort
public interface SignInEmployee {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome signIn(Command command);

  /** Who they say they are, and what shall prove it. */
  record Command(Username username, Password password) {}

  /** What became of it. */
  sealed interface Outcome {

    /** They are who they say. */
    record SignedIn(AccessToken token) implements Outcome {}

    /**
     * There is no such employee, or the password is not theirs: nobody learns which, not even by
     * the time it takes.
     */
    record Refused() implements Outcome {}
  }
}
