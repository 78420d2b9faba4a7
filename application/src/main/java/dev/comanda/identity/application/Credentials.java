package dev.comanda.identity.application;

import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PasswordHash;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Turns passwords into what may be stored, and compares.
 *
 * <p>Promise: a slow, salted function; all characters of a password count; two hashes of one
 * password differ; comparing takes the same time whatever the answer. Failure: none. Contract test:
 * {@code CredentialsContract}.
 */
@SecondaryPort
public interface Credentials {

  /** A new hash of the password. */
  PasswordHash hash(Password password);

  /**
   * Whether the hash is one of the password; not if the hash is in a format that is not in use here
   * any more, so that the password has to be set anew.
   */
  boolean verify(Password password, PasswordHash hash);

  /**
   * A hash that no password has and that takes as long to compare with as any other: to be compared
   * with where there is no account, so that nobody learns from the time it takes.
   */
  PasswordHash decoy();
}
