package dev.comanda.identity.application;

import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.application.Role;
import java.time.Duration;

/** Tokens that say what is in them, for tests of use cases. */
public final class FakeTokenSigner implements TokenSigner {

  /** What is issued. */
  public static AccessToken token(SubjectId subject, Role role) {
    return new AccessToken(role + " " + subject, Duration.ofMinutes(15));
  }

  @Override
  public AccessToken issue(SubjectId subject, Role role) {
    return token(subject, role);
  }
}
