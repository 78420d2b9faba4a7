package dev.comanda.catalog.adapter.postgres;

import dev.comanda.shared.adapter.postgres.TestDatabase;

class PostgresProductsContainerTest extends PostgresProductsTest {

  @Override
  TestDatabase database() {
    return TestDatabase.inContainer();
  }
}
