package dev.comanda.shared.config;

import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits at start for a component that is starting at the same time, as {@code ./run} and container
 * platforms have it.
 */
final class Patiently {

  private static final Logger log = LoggerFactory.getLogger(Patiently.class);

  /** Components of the local cloud start beside the application; after so long one is missing. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How often a component that is starting is asked. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Patiently() {}

  static void until(String what, Runnable step) {
    boolean _ =
        until(
            what,
            DependencyUnavailableException.class::isInstance,
            () -> {
              step.run();
              return true;
            });
  }

  /**
   * Repeats a step until it works, and answers what it answers.
   *
   * @param passing whether a failure may pass; any other ends the waiting
   */
  static <T> T until(String what, Predicate<RuntimeException> passing, Supplier<T> step) {
    Instant giveUp = Instant.now().plus(PATIENCE);
    boolean said = false;
    while (true) {
      try {
        return step.get();
      } catch (RuntimeException failure) {
        if (!passing.test(failure) || Instant.now().isAfter(giveUp)) {
          throw failure;
        }
        if (!said) {
          log.info("Waiting until {}", what);
          said = true;
        }
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while waiting until " + what, interrupted);
      }
    }
  }
}
