package dev.comanda.identity.application;

import dev.comanda.identity.domain.SubjectId;
import dev.comanda.shared.application.Role;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Issues what the other contexts believe.
 *
 * <p>Promise: a token names its subject, role, issuer and audience, expires, is told from every
 * other, and cannot be made or changed by anybody else. It carries no personal data. Failure:
 * {@link dev.comanda.shared.application.DependencyUnavailableException} where the key is kept
 * elsewhere. Contract test: {@code TokenSignerContract}.
 */
@SecondaryPort
@FunctionalInterface
public interface TokenSigner {

  /** A new token, good from now on. */
  AccessToken issue(SubjectId subject, Role role);
}
