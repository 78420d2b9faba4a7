package dev.comanda.shared.config;

/** Where stores and queues are: the values of {@code comanda.stores} and {@code comanda.queues}. */
public enum Backend {
  /** Real components on this machine, started by {@code ./run} or by a test. */
  EMBEDDED,
  /** The services of AWS. */
  AWS,
  /** In this process: gone when it ends. */
  MEMORY
}
