package dev.comanda.identity.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.comanda.identity.application.EnsureEmployee.Command;
import dev.comanda.identity.application.EnsureEmployee.IfKnown;
import dev.comanda.identity.application.EnsureEmployee.Outcome;
import dev.comanda.identity.domain.EmployeeRole;
import dev.comanda.shared.config.ComandaSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who can sign in after the first start. */
class FirstAccountTest {

  private final List<Command> ensured = new ArrayList<>();

  @ParameterizedTest
  @EnumSource(EmployeeRole.class)
  void a_configured_password_is_theirs_from_now_on(EmployeeRole role) {
    start(role, "a-password-of-some-length");

    assertThat(ensured)
        .singleElement()
        .satisfies(command -> {
          assertThat(command.role()).isEqualTo(role);
          assertThat(command.username().value()).isEqualTo("somebody");
          assertThat(command.password().value()).isEqualTo("a-password-of-some-length");
          assertThat(command.ifKnown()).isEqualTo(IfKnown.CHANGE_PASSWORD);
        });
  }

  @Test
  void without_one_each_gets_another_and_whoever_exists_keeps_theirs() {
    start(EmployeeRole.EMPLOYEE, "");
    start(EmployeeRole.OPERATOR, "");

    assertThat(ensured).extracting(Command::ifKnown).containsOnly(IfKnown.KEEP_PASSWORD);
    assertThat(ensured)
        .extracting(command -> command.password().value())
        .doesNotHaveDuplicates()
        .allMatch(password -> password.length() >= 16);
  }

  @Test
  void a_password_that_is_too_short_stops_the_start_and_its_setting_is_named() {
    assertThatIllegalStateException()
        .isThrownBy(() -> start(EmployeeRole.OPERATOR, "short"))
        .withMessageStartingWith("COMANDA_OPERATOR_PASSWORD (comanda.operator.password) ")
        .withMessageNotContaining("short");
    assertThat(ensured).isEmpty();
  }

  private void start(EmployeeRole role, String password) {
    new FirstAccount(
            command -> {
              ensured.add(command);
              return Outcome.UNCHANGED;
            },
            role,
            new ComandaSettings.FirstAccount("somebody", password))
        .ensure();
  }
}
