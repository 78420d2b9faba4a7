package dev.comanda.identity.adapter.jwt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.comanda.identity.application.Credentials;
import dev.comanda.identity.application.CredentialsContract;
import dev.comanda.identity.domain.Password;
import org.junit.jupiter.api.Test;

class BcryptCredentialsTest extends CredentialsContract {

  private final Credentials credentials = new BcryptCredentials(10);

  @Override
  protected Credentials credentials() {
    return credentials;
  }

  @Test
  void hashes_that_were_made_at_another_cost_stay_good() {
    Password password = new Password("correct horse");

    assertThat(credentials.verify(password, new BcryptCredentials(11).hash(password))).isTrue();
  }

  @Test
  void the_hash_states_its_function_and_cost() {
    assertThat(credentials.hash(new Password("correct horse")).value())
        .startsWith("{sha384-bcrypt}$2a$10$");
  }

  @Test
  void refuses_a_cost_that_is_too_cheap_or_stops_the_kitchen() {
    assertThatIllegalArgumentException().isThrownBy(() -> new BcryptCredentials(9));
    assertThatIllegalArgumentException().isThrownBy(() -> new BcryptCredentials(17));
  }
}
