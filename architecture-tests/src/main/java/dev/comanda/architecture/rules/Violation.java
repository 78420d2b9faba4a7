package dev.comanda.architecture.rules;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;

/**
 * One place where a rule is broken.
 *
 * @param what in words that a reader of the class understands, such as {@code Order.place() calls
 *     Instant.now()}
 * @param file such as {@code Order.java}
 * @param line from 1; 0 where bytecode knows none, as for the type of a field
 */
public record Violation(String what, String file, int line) implements Comparable<Violation> {

  private static final Comparator<Violation> ORDER =
      Comparator.comparing(Violation::file)
          .thenComparingInt(Violation::line)
          .thenComparing(Violation::what);

  /** A violation somewhere in a class. */
  static Violation in(JavaClass place, int line, String what) {
    return new Violation(what, Bytecode.of(place).sourceFile(), line);
  }

  /** A violation of a class as a whole. */
  static Violation in(JavaClass place, String what) {
    return in(place, 0, what);
  }

  @Override
  public int compareTo(Violation other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return line == 0 ? "%s  (%s)".formatted(what, file) : "%s  (%s:%d)".formatted(what, file, line);
  }
}
