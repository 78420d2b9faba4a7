package dev.comanda.shared.adapter.dynamodb;

class DynamoOutboxTest extends DynamoOutboxContract {

  @Override
  protected TestTables newTables() {
    return TestTables.inLocalCloud();
  }
}
