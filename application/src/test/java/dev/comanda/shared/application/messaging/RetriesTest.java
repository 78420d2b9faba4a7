package dev.comanda.shared.application.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetriesTest {

  private final Retries retries =
      new Retries(Duration.ofSeconds(1), Duration.ofSeconds(10), 100, 3);

  @Test
  void waits_twice_as_long_each_time_up_to_the_longest_wait() {
    assertThat(IntStream.of(1, 2, 3, 4, 5, 6, 1_000_000).mapToObj(retries::waitAfter))
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10));
  }

  @Test
  void gives_up_sooner_after_a_fault_than_when_a_handler_asks_for_time() {
    assertThat(retries.exhausted(2, true)).isFalse();
    assertThat(retries.exhausted(3, true)).isTrue();
    assertThat(retries.exhausted(99, false)).isFalse();
    assertThat(retries.exhausted(100, false)).isTrue();
  }

  @Test
  void outlasts_a_dependency_that_is_down_for_a_working_day() {
    Duration total =
        IntStream.range(1, Retries.PATIENT.tries())
            .mapToObj(Retries.PATIENT::waitAfter)
            .reduce(Duration.ZERO, Duration::plus);

    assertThat(total).isGreaterThan(Duration.ofHours(8));
  }

  @Test
  void refuses_no_tries_and_waits_that_make_no_sense() {
    Duration second = Duration.ofSeconds(1);

    assertThat(new Retries(second, second, 1, 1).exhausted(1, false)).isTrue();
    assertThatIllegalArgumentException().isThrownBy(() -> new Retries(second, second, 0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retries(second, second, 1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Retries(Duration.ZERO, second, 1, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retries(second, Duration.ofMillis(1), 1, 1));
  }
}
