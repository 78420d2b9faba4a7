package dev.comanda.identity.adapter.jwt;

import dev.comanda.identity.application.SubjectIds;
import dev.comanda.identity.domain.SubjectId;
import java.util.UUID;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Subjects as they stand in the {@code sub} claim: random UUIDs (version 4). */
@SecondaryAdapter
public final class RandomSubjectIds implements SubjectIds {

  @Override
  public SubjectId next() {
    return new SubjectId(UUID.randomUUID());
  }
}
