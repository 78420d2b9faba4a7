package dev.comanda.shared.application;

import java.util.function.Supplier;

/** Repeats a read-change-save when somebody else was faster, as optimistic locking asks for. */
public final class Repeating {

  /** Enough for any contention that people cause; more would hide a fault. */
  private static final int ATTEMPTS = 5;

  private Repeating() {}

  /**
   * Answers what the step answers.
   *
   * @param step reads the aggregate anew each time, and does nothing but read, change and save
   * @throws ConcurrentChangeException if others were faster {@value #ATTEMPTS} times
   */
  public static <T> T whenOthersWereFaster(Supplier<T> step) {
    for (int attempt = 1; ; attempt++) {
      try {
        return step.get();
      } catch (ConcurrentChangeException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
