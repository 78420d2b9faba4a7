package dev.comanda.identity.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.identity.domain.People;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every adapter of {@link TokenSigner} promises. */
public abstract class TokenSignerContract {

  private final SubjectId somebody = People.somebody();

  /** The adapter. */
  protected abstract TokenSigner signer();

  /**
   * Whom those who verify take the holder of a token for at the moment.
   *
   * @return empty if they do not believe the token
   */
  protected abstract Optional<Requester> believed(String token);

  /** Lets time pass. */
  protected abstract void pass(Duration time);

  @Test
  void names_the_subject_and_the_role() {
    for (Role role : Role.values()) {
      assertThat(believed(signer().issue(somebody, role).value()))
          .contains(new Requester(somebody.toString(), role));
    }
  }

  @Test
  void is_good_until_it_expires() {
    AccessToken token = signer().issue(somebody, Role.CUSTOMER);

    pass(token.expiresIn().minusSeconds(2));
    assertThat(believed(token.value())).isPresent();

    pass(Duration.ofMinutes(1));
    assertThat(believed(token.value())).isEmpty();
  }

  @Test
  void expires_within_a_quarter_of_an_hour() {
    assertThat(signer().issue(somebody, Role.EMPLOYEE).expiresIn())
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void is_told_from_every_other() {
    assertThat(signer().issue(somebody, Role.CUSTOMER).value())
        .isNotEqualTo(signer().issue(somebody, Role.CUSTOMER).value());
  }

  @Test
  void cannot_be_changed() {
    String token = signer().issue(somebody, Role.CUSTOMER).value();

    for (int i = 0; i < token.length(); i += Math.max(1, token.length() / 40)) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(believed(changed)).as("changed at %d", i).isEmpty();
    }
    assertThat(believed(token.substring(0, token.length() - 4))).isEmpty();
    assertThat(believed("")).isEmpty();
  }

  @Test
  void is_not_printed() {
    AccessToken token = signer().issue(somebody, Role.CUSTOMER);

    assertThat(token.toString()).doesNotContain(token.value());
  }
}
