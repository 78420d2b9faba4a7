package dev.comanda.shared.config;

/**
 * The wire between a store and the relay of its outbox. It exists before both: the store is built
 * with it, the relay is connected when it starts.
 */
public final class WakeUp implements Runnable {

  private volatile Runnable relay = () -> {};

  void connect(Runnable wakesTheRelay) {
    relay = wakesTheRelay;
  }

  @Override
  public void run() {
    relay.run();
  }
}
