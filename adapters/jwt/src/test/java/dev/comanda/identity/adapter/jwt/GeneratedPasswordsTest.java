package dev.comanda.identity.adapter.jwt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GeneratedPasswordsTest {

  @Test
  void are_fit_to_be_somebodys_new_one_and_differ() {
    assertThat(GeneratedPasswords.next().asNew().value())
        .matches("[a-zA-Z2-9]{20}")
        .isNotEqualTo(GeneratedPasswords.next().value());
  }
}
