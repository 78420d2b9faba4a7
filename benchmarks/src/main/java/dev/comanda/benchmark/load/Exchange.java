package dev.comanda.benchmark.load;

/** One request and its answer, or whatever else is to be done again and again. */
@FunctionalInterface
public interface Exchange {

  /** A request that was never sent, because too many were under way. */
  int NOT_SENT = 0;

  /** A request without an answer. */
  int NO_ANSWER = 1;

  /** What is done without HTTP has succeeded. */
  int OK = 200;

  /** Does it and answers the HTTP status of what came of it. */
  int perform() throws Exception;
}
