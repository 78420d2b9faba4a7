package dev.comanda.identity.application;

import static dev.comanda.identity.application.EnsureEmployee.IfKnown.CHANGE_PASSWORD;
import static dev.comanda.identity.application.EnsureEmployee.IfKnown.KEEP_PASSWORD;
import static dev.comanda.identity.application.EnsureEmployee.Outcome.CREATED;
import static dev.comanda.identity.application.EnsureEmployee.Outcome.PASSWORD_CHANGED;
import static dev.comanda.identity.application.EnsureEmployee.Outcome.UNCHANGED;
import static dev.comanda.identity.domain.People.COOK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.identity.application.EnsureEmployee.IfKnown;
import dev.comanda.identity.application.EnsureEmployee.Outcome;
import dev.comanda.identity.domain.Employee;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.SubjectId;
import org.junit.jupiter.api.Test;

class EnsureEmployeeTest {

  private static final String FIRST = "correct horse";
  private static final String SECOND = "battery staple";

  private final FakeAccounts accounts = new FakeAccounts();
  private final FakeCredentials credentials = new FakeCredentials();
  private final EnsureEmployee useCase =
      IdentityUseCases.ensureEmployee(accounts, credentials, People::somebody);

  @Test
  void makes_the_first_employee_exist() {
    assertThat(ensure(FIRST, CHANGE_PASSWORD)).isEqualTo(CREATED);

    assertThat(signsIn(FIRST)).isTrue();
    assertThat(cook().role()).isEqualTo(EmployeeRole.EMPLOYEE);
  }

  @Test
  void is_harmless_when_repeated() {
    ensure(FIRST, CHANGE_PASSWORD);
    Employee before = cook();

    assertThat(ensure(FIRST, CHANGE_PASSWORD)).isEqualTo(UNCHANGED);
    assertThat(cook().snapshot()).isEqualTo(before.snapshot());
  }

  @Test
  void a_new_configured_password_replaces_the_old_one_and_nothing_else() {
    ensure(FIRST, CHANGE_PASSWORD);
    SubjectId before = cook().getId();

    assertThat(ensure(SECOND, CHANGE_PASSWORD)).isEqualTo(PASSWORD_CHANGED);

    assertThat(signsIn(SECOND)).isTrue();
    assertThat(signsIn(FIRST)).isFalse();
    assertThat(cook().getId()).isEqualTo(before);
  }

  @Test
  void a_generated_password_is_only_for_somebody_new() {
    ensure(FIRST, KEEP_PASSWORD);

    assertThat(ensure(SECOND, KEEP_PASSWORD)).isEqualTo(UNCHANGED);
    assertThat(signsIn(FIRST)).isTrue();
  }

  @Test
  void two_processes_that_start_at_the_same_moment_make_one_employee() {
    accounts.beforeNextWrite(() -> ensure(FIRST, CHANGE_PASSWORD));

    assertThat(ensure(FIRST, CHANGE_PASSWORD)).isEqualTo(UNCHANGED);
    assertThat(signsIn(FIRST)).isTrue();
  }

  @Test
  void two_processes_that_change_the_password_at_the_same_moment_do_not_fail() {
    ensure("the original one", CHANGE_PASSWORD);
    accounts.beforeNextWrite(() -> ensure(SECOND, CHANGE_PASSWORD));

    assertThat(ensure(SECOND, CHANGE_PASSWORD)).isEqualTo(UNCHANGED);
    assertThat(signsIn(SECOND)).isTrue();
  }

  @Test
  void refuses_a_password_that_is_too_short() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ensure("secret", CHANGE_PASSWORD))
        .withMessage("must have at least 8 characters");
    assertThat(accounts.employee(COOK)).isEmpty();
  }

  private Outcome ensure(String password, IfKnown ifKnown) {
    return useCase.ensure(
        new EnsureEmployee.Command(COOK, new Password(password), EmployeeRole.EMPLOYEE, ifKnown));
  }

  private Employee cook() {
    return accounts.employee(COOK).orElseThrow();
  }

  private boolean signsIn(String password) {
    return credentials.verify(new Password(password), cook().passwordHash());
  }
}
