package dev.comanda.payment.adapter.dynamodb;

import dev.comanda.shared.adapter.dynamodb.TestTables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoPaymentsContainerTest extends DynamoPaymentsContract {

  private static TestTables tables;

  @BeforeAll
  static void createTables() {
    tables = TestTables.inContainer();
  }

  @AfterAll
  static void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  protected TestTables tables() {
    return tables;
  }
}
