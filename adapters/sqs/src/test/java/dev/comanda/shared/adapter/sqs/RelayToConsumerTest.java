package dev.comanda.shared.adapter.sqs;

class RelayToConsumerTest extends RelayToConsumerContract {

  @Override
  protected TestSqs newSqs() {
    return TestSqs.inLocalCloud();
  }
}
