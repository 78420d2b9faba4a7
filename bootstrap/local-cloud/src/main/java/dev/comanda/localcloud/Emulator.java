package dev.comanda.localcloud;

/** A running component. */
interface Emulator extends AutoCloseable {

  /** Where clients reach it. */
  String endpoint();

  /** Runs the action should the component stop by itself; most live and die with this process. */
  default void onUnexpectedStop(Runnable action) {}

  @Override
  void close();
}
