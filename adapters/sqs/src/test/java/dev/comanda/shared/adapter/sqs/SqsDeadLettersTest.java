package dev.comanda.shared.adapter.sqs;

class SqsDeadLettersTest extends SqsDeadLettersContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inLocalCloud();
  }
}
