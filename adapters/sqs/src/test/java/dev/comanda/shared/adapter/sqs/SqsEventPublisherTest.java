package dev.comanda.shared.adapter.sqs;

class SqsEventPublisherTest extends SqsPublisherContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inLocalCloud();
  }
}
