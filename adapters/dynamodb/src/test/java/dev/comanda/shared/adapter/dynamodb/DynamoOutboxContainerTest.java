package dev.comanda.shared.adapter.dynamodb;

class DynamoOutboxContainerTest extends DynamoOutboxContract {

  @Override
  protected TestTables newTables() {
    return TestTables.inContainer();
  }
}
