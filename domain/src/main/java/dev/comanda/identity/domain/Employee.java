package dev.comanda.identity.domain;

import dev.comanda.identity.domain.Transition.AlreadyApplied;
import dev.comanda.identity.domain.Transition.Applied;
import org.jmolecules.ddd.types.AggregateRoot;

/** Somebody who works here and signs in with a password. */
public final class Employee implements AggregateRoot<Employee, SubjectId> {

  private final SubjectId subject;
  private final Username username;
  private final EmployeeRole role;
  private final long version;
  private PasswordHash passwordHash;

  private Employee(EmployeeSnapshot snapshot) {
    this.subject = snapshot.subject();
    this.username = snapshot.username();
    this.role = snapshot.role();
    this.version = snapshot.version();
    this.passwordHash = snapshot.passwordHash();
  }

  /** Takes on a new employee. */
  public static Employee hire(
      SubjectId subject, Username username, PasswordHash passwordHash, EmployeeRole role) {
    return new Employee(new EmployeeSnapshot(subject, username, passwordHash, role, 0));
  }

  /** Brings a stored employee back. */
  public static Employee rehydrate(EmployeeSnapshot snapshot) {
    return new Employee(snapshot);
  }

  /** From now on only the new password signs them in. */
  public Transition changePassword(PasswordHash hashOfNewPassword) {
    if (passwordHash.equals(hashOfNewPassword)) {
      return new AlreadyApplied();
    }
    passwordHash = hashOfNewPassword;
    return new Applied();
  }

  @Override
  public SubjectId getId() {
    return subject;
  }

  /** The name under which they sign in; nobody else has it. */
  public Username username() {
    return username;
  }

  /** What their password is compared with. */
  public PasswordHash passwordHash() {
    return passwordHash;
  }

  /** What they do here. */
  public EmployeeRole role() {
    return role;
  }

  /** All of it as data. */
  public EmployeeSnapshot snapshot() {
    return new EmployeeSnapshot(subject, username, passwordHash, role, version);
  }
}
