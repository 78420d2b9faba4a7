package dev.comanda.identity.application;

import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.PasswordHash;
import dev.comanda.shared.application.Role;
import java.util.Optional;

final class SignInEmployeeService implements SignInEmployee {

  private final Accounts accounts;
  private final Credentials credentials;
  private final TokenSigner signer;

  SignInEmployeeService(Accounts accounts, Credentials credentials, TokenSigner signer) {
    this.accounts = accounts;
    this.credentials = credentials;
    this.signer = signer;
  }

  @Override
  public Outcome signIn(Command command) {
    Optional<Employee> employee = accounts.employee(command.username());
    // The slow comparison is made in any case: otherwise a quick refusal would say "no such name".
    PasswordHash hash = employee.map(Employee::passwordHash).orElseGet(credentials::decoy);
    boolean proven = credentials.verify(command.password(), hash);
    return employee
        .filter(_ -> proven)
        .map(somebody -> signer.issue(somebody.getId(), roleInToken(somebody.role())))
        .<Outcome>map(Outcome.SignedIn::new)
        .orElseGet(Outcome.Refused::new);
  }

  private static Role roleInToken(EmployeeRole role) {
    return switch (role) {
      case EMPLOYEE -> Role.EMPLOYEE;
      case OPERATOR -> Role.OPERATOR;
    };
  }
}
