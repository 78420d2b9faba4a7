package dev.comanda.identity.application;

import dev.comanda.identity.domain.SubjectId;
import org.jmolecules.architecture.hexagonal.SecondaryPort;

/**
 * Names for people who are new here.
 *
 * <p>Promise: never the same twice, and not to be guessed from others. Contract test: {@code
 * SubjectIdsContract}.
 */
@SecondaryPort
@FunctionalInterface
public interface SubjectIds {

  /** A new one. */
  SubjectId next();
}
