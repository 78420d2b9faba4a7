package dev.comanda.order.adapter.postgres;

import dev.comanda.shared.adapter.postgres.TestDatabase;

class PostgresOutboxContainerTest extends PostgresOutboxTest {

  @Override
  TestDatabase database() {
    return TestDatabase.inContainer();
  }
}
