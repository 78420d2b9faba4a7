package dev.comanda.identity.config;

import dev.comanda.identity.adapter.jwt.GeneratedPasswords;
import dev.comanda.identity.application.EnsureEmployee;
import dev.comanda.identity.application.EnsureEmployee.IfKnown;
import dev.comanda.identity.application.EnsureEmployee.Outcome;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.config.ComandaSettings;
import java.util.Locale;

/**
 * The first account of a role, without which nobody could ever do what the role may; a generated
 * password is shown on the console once, and never logged.
 */
final class FirstAccount {

  private final EnsureEmployee ensureEmployee;
  private final EmployeeRole role;
  private final ComandaSettings.FirstAccount settings;

  FirstAccount(
      EnsureEmployee ensureEmployee, EmployeeRole role, ComandaSettings.FirstAccount settings) {
    this.ensureEmployee = ensureEmployee;
    this.role = role;
    this.settings = settings;
  }

  /** Makes it what the settings want it to be. */
  void ensure() {
    boolean generated = settings.password().isBlank();
    Password password =
        generated ? GeneratedPasswords.next() : configuredPassword(settings.password());
    Outcome outcome =
        ensureEmployee.ensure(
            new EnsureEmployee.Command(
                new Username(settings.username()),
                password,
                role,
                generated ? IfKnown.KEEP_PASSWORD : IfKnown.CHANGE_PASSWORD));
    if (generated && outcome == Outcome.CREATED) {
      System.out.printf(
          "The %s '%s' can sign in with the password %s%n",
          name(), settings.username(), password.value());
    }
  }

  /** As settings have it: {@code employee} or {@code operator}. */
  private String name() {
    return role.name().toLowerCase(Locale.ROOT);
  }

  private Password configuredPassword(String value) {
    try {
      return new Password(value).asNew();
    } catch (IllegalArgumentException tooWeak) {
      throw new IllegalStateException(
          "COMANDA_%s_PASSWORD (comanda.%s.password) %s"
              .formatted(role.name(), name(), tooWeak.getMessage()),
          tooWeak);
    }
  }
}
