package dev.comanda.shared.adapter.sqs;

class SqsConsumerTest extends SqsConsumerContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inLocalCloud();
  }
}
