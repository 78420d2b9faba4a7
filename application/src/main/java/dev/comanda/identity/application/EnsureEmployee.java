package dev.comanda.identity.application;

import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.Username;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Makes the first employee exist when the system starts; otherwise nobody could ever sign in. The
 * password comes from whoever runs the system: there is no default one.
 */
@PrimaryPort
public interface EnsureEmployee {

  /**
   * Doing it again, also at the same moment in several processes, is harmless.
   *
   * @throws IllegalArgumentException if the password is too short to be somebody's new one
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome ensure(Command command);

  /**
   * @param role what a new employee does; one who exists keeps their role
   */
  record Command(Username username, Password password, EmployeeRole role, IfKnown ifKnown) {}

  /** What to do about an employee who exists. */
  enum IfKnown {
    /** The password was generated, for a new employee only: theirs stays. */
    KEEP_PASSWORD,
    /** The password was configured: it shall be theirs from now on. */
    CHANGE_PASSWORD
  }

  /** What became of it. */
  enum Outcome {
    /** The employee is new, and has the password. */
    CREATED,
    /** The employee had another password, and has this one now. */
    PASSWORD_CHANGED,
    /** The employee exists; nothing was changed. */
    UNCHANGED
  }
}
