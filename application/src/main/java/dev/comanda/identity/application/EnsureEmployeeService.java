package dev.comanda.identity.application;

import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.Transition.AlreadyApplied;
import dev.comanda.identity.domain.Transition.Applied;
import dev.comanda.shared.application.Repeating;
import java.util.Optional;

final class EnsureEmployeeService implements EnsureEmployee {

  private final Accounts accounts;
  private final Credentials credentials;
  private final SubjectIds ids;

  EnsureEmployeeService(Accounts accounts, Credentials credentials, SubjectIds ids) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.ids = ids;
  }

  @Override
  public Outcome ensure(Command command) {
    Password password = command.password().asNew();
    Optional<Employee> known = accounts.employee(command.username());
    if (known.isEmpty()) {
      Employee employee =
          Employee.hire(ids.next(), command.username(), credentials.hash(password), command.role());
      if (accounts.add(employee)) {
        return Outcome.CREATED;
      }
      // Another process was faster, perhaps with another password.
    }
    return switch (command.ifKnown()) {
      case KEEP_PASSWORD -> Outcome.UNCHANGED;
      case CHANGE_PASSWORD -> Repeating.whenOthersWereFaster(() -> changePassword(command));
    };
  }

  private Outcome changePassword(Command command) {
    Employee employee = accounts.employee(command.username()).orElseThrow();
    if (credentials.verify(command.password(), employee.passwordHash())) {
      return Outcome.UNCHANGED;
    }
    return switch (employee.changePassword(credentials.hash(command.password()))) {
      case Applied _ -> {
        accounts.save(employee);
        yield Outcome.PASSWORD_CHANGED;
      }
      case AlreadyApplied _ -> Outcome.UNCHANGED;
    };
  }
}
