package dev.comanda.benchmark.system;

import java.io.PrintStream;
import java.time.Duration;

/** Tells whoever waits what is measured now, and for how long it goes on. */
final class Progress {

  private final PrintStream out;
  private final long begin = System.nanoTime();
  private final Duration planned;
  private Duration done = Duration.ZERO;

  /**
   * Begins now.
   *
   * @param planned how long everything takes by plan
   */
  Progress(PrintStream out, Duration planned) {
    this.out = out;
    this.planned = planned;
  }

  void say(String what) {
    long elapsed = (System.nanoTime() - begin) / 1_000_000_000L;
    Duration left = planned.minus(done);
    out.printf(
        "[%2d:%02d, %2d:%02d left] %s%n",
        elapsed / 60, elapsed % 60, left.toMinutes(), left.toSecondsPart(), what);
  }

  /** Something of the plan is done. */
  void finished(Duration part) {
    done = done.plus(part);
  }
}
