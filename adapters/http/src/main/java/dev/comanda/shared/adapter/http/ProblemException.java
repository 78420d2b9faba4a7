package dev.comanda.shared.adapter.http;

/** Refuses a request with a problem. It stays within the HTTP adapters. */
@SuppressWarnings("serial") // never leaves the thread
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  ProblemException(Problem problem) {
    super(problem.type().title(), null, false, false);
    this.problem = problem;
  }

  /** What the caller gets. */
  public Problem problem() {
    return problem;
  }
}
