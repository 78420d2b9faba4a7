package dev.comanda.shared.adapter.sqs;

class RelayToConsumerContainerTest extends RelayToConsumerContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inContainer();
  }
}
