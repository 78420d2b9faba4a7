package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Passwords are not found by trying, from wherever somebody says to be. */
class SignInLimitIT {

  /** {@code comanda.http.limits.failed-password-burst}, and what is refilled meanwhile. */
  private static final int BURST = 20;

  private final Comanda comanda = Running.comanda();

  @Test
  void guesses_are_counted_and_a_made_up_address_does_not_help() {
    int guesses = 0;
    Answer answer = guess(guesses);
    while (answer.status() == 401) {
      assertThat(++guesses).isLessThan(BURST + 20);
      answer = guess(guesses);
    }

    answer.isProblem(429, "too-many-requests");
    assertThat(answer.header("Retry-After")).matches("[123]");
    assertThat(guesses).isGreaterThanOrEqualTo(BURST);
    comanda.kitchen().get("/production").hasStatus(200);
  }

  /** Each pretends to come from somewhere else. */
  private Answer guess(int number) {
    return comanda
        .anybody()
        .send(
            "POST",
            "/auth/token",
            BodyPublishers.ofString(
                """
                {"grantType":"employee","username":"locksmith","password":"guess number %d"}\
                """
                    .formatted(number)),
            "Content-Type",
            "application/json",
            "X-Forwarded-For",
            "198.51.100." + number,
            "Forwarded",
            "for=198.51.100." + number);
  }
}
