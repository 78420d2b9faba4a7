package dev.comanda.shared.adapter.sqs;

class SqsDeadLettersContainerTest extends SqsDeadLettersContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inContainer();
  }
}
