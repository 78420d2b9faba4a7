package dev.comanda.benchmark.system;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;

/** Scenarios that share the processes they run on, measured round by round. */
interface Chapter extends AutoCloseable {

  /** What it is about, in a few words. */
  String title();

  /** Keeps busy what is going to be measured; by itself a round that is discarded does that. */
  default void warmUp() throws Exception {}

  /** Measures everything once. */
  void round(Figures figures, Progress progress) throws Exception;

  /** Shows where the time goes, after all rounds: what looks on slows down. */
  default void profile(Path pages) throws Exception {}

  @Override
  void close() throws IOException, SQLException;
}
