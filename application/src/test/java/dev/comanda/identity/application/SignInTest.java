package dev.comanda.identity.application;

import static dev.comanda.identity.domain.People.COOK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.application.Role;
import org.junit.jupiter.api.Test;

class SignInTest {

  private static final Password RIGHT = new Password("correct horse");
  private static final Password WRONG = new Password("battery staple");
  private static final Username STRANGER = new Username("stranger");

  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeCredentials credentials = new FakeCredentials();
  private final SignInEmployee useCase =
      IdentityUseCases.signInEmployee(accounts, credentials, new FakeTokenSigner());

  private final SubjectId cook = hire(COOK, EmployeeRole.EMPLOYEE);

  @Test
  void employees_need_a_credential() {
    assertThat(signIn(COOK, WRONG)).isEqualTo(new SignInEmployee.Outcome.Refused());
    assertThat(signIn(COOK, RIGHT))
        .isEqualTo(new SignInEmployee.Outcome.SignedIn(FakeTokenSigner.token(cook, Role.EMPLOYEE)));
  }

  @Test
  void operators_get_their_own_role() {
    SubjectId operator = hire(new Username("operator"), EmployeeRole.OPERATOR);

    assertThat(signIn(new Username("operator"), RIGHT))
        .isEqualTo(
            new SignInEmployee.Outcome.SignedIn(FakeTokenSigner.token(operator, Role.OPERATOR)));
  }

  @Test
  void a_stranger_is_refused_in_the_same_way_and_after_the_same_work() {
    assertThat(signIn(STRANGER, RIGHT)).isEqualTo(signIn(COOK, WRONG));

    assertThat(credentials.compared()).hasSize(2);
    assertThat(credentials.compared().getFirst()).isEqualTo(credentials.decoy());
  }

  @Test
  void a_stranger_is_refused_even_with_the_decoys_password() {
    assertThat(signIn(STRANGER, new Password(credentials.decoy().value())))
        .isEqualTo(new SignInEmployee.Outcome.Refused());
  }

  private SubjectId hire(Username username, EmployeeRole role) {
    Employee employee = Employee.hire(People.somebody(), username, credentials.hash(RIGHT), role);
    accounts.add(employee);
    return employee.getId();
  }

  private SignInEmployee.Outcome signIn(Username username, Password password) {
    return useCase.signIn(new SignInEmployee.Command(username, password));
  }
}
