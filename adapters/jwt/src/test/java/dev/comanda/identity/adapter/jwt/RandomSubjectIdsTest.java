package dev.comanda.identity.adapter.jwt;

import dev.comanda.identity.application.SubjectIds;
import dev.comanda.identity.application.SubjectIdsContract;

class RandomSubjectIdsTest extends SubjectIdsContract {

  @Override
  protected SubjectIds ids() {
    return new RandomSubjectIds();
  }
}
