package dev.comanda.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks. */
class RequesterTest {

  @ParameterizedTest
  @EnumSource(Role.class)
  void only_employees_are_the_staff(Role role) {
    assertThat(new Requester("somebody", role).isStaff()).isEqualTo(role == Role.EMPLOYEE);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void only_operators_run_the_system(Role role) {
    assertThat(new Requester("somebody", role).isOperator()).isEqualTo(role == Role.OPERATOR);
  }

  @Test
  void has_a_subject_of_1_to_64_characters() {
    assertThat(new Requester("x".repeat(64), Role.GUEST).subject()).hasSize(64);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Requester("x".repeat(65), Role.GUEST))
        .withMessage("must have 1 to 64 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void is_never_nobody(String subject) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Requester(subject, Role.GUEST));
  }
}
