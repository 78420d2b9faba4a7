package dev.comanda.architecture.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which rules were checked against the code, as a file that outlives the tests: whether all were is
 * asked afterwards, in another process, so that it is asked even if the test of the catalogue was
 * left out.
 */
final class Execution {

  private static final Path RECORD =
      Path.of(System.getProperty("comanda.root"), "architecture-tests/target/executed-rules.txt");

  private Execution() {}

  /** Forgets earlier runs. */
  static void begin() throws IOException {
    Files.deleteIfExists(RECORD);
  }

  /** Remembers that a rule was checked. */
  static void of(Rule rule) throws IOException {
    Files.writeString(
        RECORD, rule.id() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The ids of those that were. */
  static Set<String> executed() throws IOException {
    return Files.exists(RECORD) ? new TreeSet<>(Files.readAllLines(RECORD)) : Set.of();
  }
}
