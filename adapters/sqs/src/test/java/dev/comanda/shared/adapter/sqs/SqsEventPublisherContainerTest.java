package dev.comanda.shared.adapter.sqs;

class SqsEventPublisherContainerTest extends SqsPublisherContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inContainer();
  }
}
