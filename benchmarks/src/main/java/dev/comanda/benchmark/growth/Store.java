package dev.comanda.benchmark.growth;

import java.util.Map;

/** A store with a history, and what is done with it. */
interface Store extends AutoCloseable {

  /** How many orders it was filled with. */
  long size();

  /** One call of each operation, by the adapters of production. */
  Map<Operation, Runnable> calls();

  /**
   * A call that does not find what the store was filled with measures something else.
   *
   * @throws IllegalStateException if it does not
   */
  static void require(boolean found) {
    if (!found) {
      throw new IllegalStateException("a call did not find what the store was filled with");
    }
  }

  @Override
  void close();
}
