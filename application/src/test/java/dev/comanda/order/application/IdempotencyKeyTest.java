package dev.comanda.order.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @Test
  void has_1_to_255_visible_characters() {
    assertThat(new IdempotencyKey("!").value()).isEqualTo("!");
    assertThat(new IdempotencyKey("~".repeat(255)).value()).hasSize(255);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IdempotencyKey("x".repeat(256)))
        .withMessage("must have 1 to 255 visible ASCII characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "chave-única", "\u007f"})
  void has_no_other_characters(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(value));
  }
}
