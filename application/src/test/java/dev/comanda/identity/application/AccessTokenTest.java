package dev.comanda.identity.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AccessTokenTest {

  private static final Duration QUARTER_OF_AN_HOUR = Duration.ofMinutes(15);

  @Test
  void is_not_printed_because_whoever_holds_it_is_believed() {
    assertThat(new AccessToken("a.secret.value", QUARTER_OF_AN_HOUR))
        .hasToString("AccessToken[***, expiresIn=PT15M]");
  }

  @Test
  void has_a_value_and_is_good_for_a_while() {
    assertThat(new AccessToken("x", Duration.ofNanos(1)).value()).isEqualTo("x");
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken("", QUARTER_OF_AN_HOUR));
    assertThatIllegalArgumentException().isThrownBy(() -> new AccessToken("x", Duration.ZERO));
  }
}
