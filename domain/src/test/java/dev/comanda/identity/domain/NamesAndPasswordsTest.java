package dev.comanda.identity.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesAndPasswordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"A", "José d'Ávila", "李小龍", "Ana-Bia de Souza Jr.", "Zoë 👩‍🍳"})
  void people_have_names_of_many_kinds(String name) {
    assertThat(new PersonName("  " + name + " ").value()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "two\nlines", "bell\u0007", "half \ud83d", "sep\u2028arated"})
  void a_name_is_printable_and_on_one_line(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PersonName(name))
        .withMessage("must have 1 to 100 characters on one line");
  }

  @Test
  void a_name_is_measured_in_characters_not_in_chars() {
    assertThat(new PersonName("👩".repeat(100)).value()).hasSize(200);
    assertThatIllegalArgumentException().isThrownBy(() -> new PersonName("👩".repeat(101)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kitchen", "ana.souza", "cook-2", "a_b"})
  void usernames_are_plain(String name) {
    assertThat(new Username(name)).hasToString(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ab", "Kitchen", "2cook", "ana souza", "kitchen\n", "../etc", "é__"})
  void usernames_are_nothing_else(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Username(name));
  }

  @Test
  void a_guess_may_be_short_but_a_new_password_may_not() {
    assertThat(new Password("x").value()).isEqualTo("x");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Password("7 chars").asNew())
        .withMessage("must have at least 8 characters");
    assertThat(new Password("8  chars").asNew().value()).isEqualTo("8  chars");
  }

  @Test
  void a_password_has_limits() {
    assertThat(new Password("x".repeat(128)).value()).hasSize(128);
    assertThat(new PasswordHash("x".repeat(255)).value()).hasSize(255);
    assertThatIllegalArgumentException().isThrownBy(() -> new Password(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new Password("x".repeat(129)));
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHash(""));
    assertThatIllegalArgumentException().isThrownBy(() -> new PasswordHash("x".repeat(256)));
  }
}
