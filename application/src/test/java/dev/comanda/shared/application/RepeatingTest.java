package dev.comanda.shared.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** What a use case does when somebody else was faster. */
class RepeatingTest {

  private int attempts;

  @Test
  void takes_one_step_when_nobody_is_in_the_way() {
    assertThat(Repeating.whenOthersWereFaster(() -> losing(0))).isEqualTo("done");
    assertThat(attempts).isEqualTo(1);
  }

  @Test
  void tries_again_until_nobody_is_in_the_way() {
    assertThat(Repeating.whenOthersWereFaster(() -> losing(4))).isEqualTo("done");
    assertThat(attempts).isEqualTo(5);
  }

  @Test
  void gives_up_after_five_times_because_more_would_hide_a_fault() {
    assertThatExceptionOfType(ConcurrentChangeException.class)
        .isThrownBy(() -> Repeating.whenOthersWereFaster(() -> losing(5)));
    assertThat(attempts).isEqualTo(5);
  }

  private String losing(int times) {
    attempts++;
    if (attempts <= times) {
      throw new ConcurrentChangeException("something");
    }
    return "done";
  }
}
