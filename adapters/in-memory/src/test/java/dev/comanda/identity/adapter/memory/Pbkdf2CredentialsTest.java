package dev.comanda.identity.adapter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.identity.application.Credentials;
import dev.comanda.identity.application.CredentialsContract;
import dev.comanda.identity.domain.Password;
import org.junit.jupiter.api.Test;

class Pbkdf2CredentialsTest extends CredentialsContract {

  /** Enough to tell a comparison from none, few enough for a test. */
  private final Credentials credentials = new Pbkdf2Credentials(20_000);

  @Override
  protected Credentials credentials() {
    return credentials;
  }

  @Test
  void hashes_that_were_made_with_other_rounds_stay_good() {
    Password password = new Password("correct horse");

    assertThat(credentials.verify(password, new Pbkdf2Credentials(1_000).hash(password))).isTrue();
  }

  @Test
  void refuses_rounds_that_make_no_sense() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Pbkdf2Credentials(0));
    assertThatIllegalArgumentException().isThrownBy(() -> new Pbkdf2Credentials(10_000_000));
  }
}
