package dev.comanda.shared.application;

/**
 * Somebody else stored the same aggregate since it was read; nothing was stored. Reading it again
 * and repeating the step is safe, which {@link Repeating} does.
 */
public final class ConcurrentChangeException extends RuntimeException {

  /**
   * @param aggregate what was changed twice, such as {@code order 0197...}
   */
  public ConcurrentChangeException(String aggregate) {
    super(aggregate + " was changed by somebody else meanwhile");
  }
}
