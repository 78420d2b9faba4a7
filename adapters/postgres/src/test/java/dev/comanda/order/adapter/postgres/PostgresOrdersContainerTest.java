package dev.comanda.order.adapter.postgres;

import dev.comanda.shared.adapter.postgres.TestDatabase;

class PostgresOrdersContainerTest extends PostgresOrdersTest {

  @Override
  TestDatabase database() {
    return TestDatabase.inContainer();
  }
}
