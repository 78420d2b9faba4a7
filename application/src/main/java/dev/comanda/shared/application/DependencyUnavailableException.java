package dev.comanda.shared.application;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Something that a secondary port needs does not answer: a store, a queue, another service. Nothing
 * was stored by half; the same request may succeed later.
 */
public final class DependencyUnavailableException extends RuntimeException {

  private final String dependency;
  private final Duration retryAfter;

  /**
   * @param dependency the port that cannot be served, such as {@code ProductCatalog}; shown to
   *     callers
   * @param retryAfter when to try again, at least a second
   */
  public DependencyUnavailableException(
      String dependency, Duration retryAfter, @Nullable Throwable cause) {
    super(dependency + " is not available", cause);
    this.dependency = dependency;
    this.retryAfter = retryAfter;
  }

  /** The port that cannot be served. */
  public String dependency() {
    return dependency;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
