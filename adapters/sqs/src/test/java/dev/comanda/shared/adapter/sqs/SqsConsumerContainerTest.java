package dev.comanda.shared.adapter.sqs;

class SqsConsumerContainerTest extends SqsConsumerContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inContainer();
  }
}
