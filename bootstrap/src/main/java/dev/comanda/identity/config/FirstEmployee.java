package dev.comanda.identity.config;

import dev.comanda.identity.adapter.jwt.GeneratedPasswords;
import dev.comanda.identity.application.EnsureEmployee;
import dev.comanda.identity.application.EnsureEmployee.IfKnown;
import dev.comanda.identity.application.EnsureEmployee.Outcome;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.config.ComandaSettings;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;

/** The first employee; a generated password is shown on the console once, and never logged. */
final class FirstEmployee implements ApplicationRunner {

  private final EnsureEmployee ensureEmployee;
  private final ComandaSettings.Employee settings;

  FirstEmployee(EnsureEmployee ensureEmployee, ComandaSettings.Employee settings) {
    this.ensureEmployee = ensureEmployee;
    this.settings = settings;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    boolean generated = settings.password().isBlank();
    Password password =
        generated ? GeneratedPasswords.next() : configuredPassword(settings.password());
    Outcome outcome =
        ensureEmployee.ensure(
            new EnsureEmployee.Command(
                new Username(settings.username()),
                password,
                EmployeeRole.EMPLOYEE,
                generated ? IfKnown.KEEP_PASSWORD : IfKnown.CHANGE_PASSWORD));
    if (generated && outcome == Outcome.CREATED) {
      System.out.printf(
          "Employee '%s' can sign in with the password %s%n",
          settings.username(), password.value());
    }
  }

  private static Password configuredPassword(String value) {
    try {
      return new Password(value).asNew();
    } catch (IllegalArgumentException tooWeak) {
      throw new IllegalStateException(
          "COMANDA_EMPLOYEE_PASSWORD (comanda.employee.password) " + tooWeak.getMessage(), tooWeak);
    }
  }
}
