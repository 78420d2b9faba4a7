package dev.comanda.shared.adapter.dynamodb;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Does small writes side by side: conditional writes cannot be batched, and one after the other
 * they would make a batch of messages wait for as many round trips.
 */
final class Parallel {

  /** Few enough not to push other work out of the client's connections. */
  private static final int WIDTH = 16;

  private Parallel() {}

  /** Answers in the order of the inputs; throws what a step throws, after all have ended. */
  static <T, R> List<R> map(List<T> inputs, Function<T, R> step) {
    if (inputs.size() <= 1) {
      return inputs.stream().map(step).toList();
    }
    List<Future<R>> results;
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(WIDTH, inputs.size()), Thread.ofVirtual().factory())) {
      results = inputs.stream().map(input -> threads.submit(() -> step.apply(input))).toList();
    }
    return results.stream().map(Parallel::result).toList();
  }

  private static <R> R result(Future<R> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> {
        if (future.exceptionNow() instanceof RuntimeException failure) {
          throw failure;
        }
        throw new IllegalStateException(future.exceptionNow());
      }
      case RUNNING, CANCELLED -> throw new IllegalStateException("interrupted");
    };
  }
}
