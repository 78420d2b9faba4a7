package dev.comanda.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.Transition.AlreadyApplied;
import dev.comanda.identity.domain.Transition.Applied;
import org.junit.jupiter.api.Test;

class EmployeeTest {

  private final Employee cook = People.employee(People.COOK, "old");

  @Test
  void signs_in_with_the_new_password_from_the_change_on() {
    assertThat(cook.changePassword(new PasswordHash("new"))).isEqualTo(new Applied());

    assertThat(cook.passwordHash()).isEqualTo(new PasswordHash("new"));
  }

  @Test
  void says_when_it_had_the_password_already() {
    assertThat(cook.changePassword(new PasswordHash("old"))).isEqualTo(new AlreadyApplied());

    assertThat(cook.passwordHash()).isEqualTo(new PasswordHash("old"));
  }
}
