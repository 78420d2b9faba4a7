package dev.comanda.architecture.rules;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule of the house.
 *
 * @param id such as {@code R05}; its page is {@code docs/rules/R05.md}
 * @param sentence what must be true, as headline of the message
 * @param why what goes wrong otherwise, in one line
 * @param adr the decision it comes from, such as {@code 0008}
 * @param fix what to do instead, in one line
 * @param lab the exercise in which one breaks it, such as {@code 03}
 * @param check finds where it is broken
 */
public record Rule(
    String id,
    String sentence,
    String why,
    String adr,
    String fix,
    Optional<String> lab,
    Check check) {

  /** How a rule is checked. */
  @FunctionalInterface
  public interface Check {

    /** The places where the rule is broken, in any order; repetitions do not matter. */
    Stream<Violation> violations(Code code);
  }

  /** The places where a code base breaks this rule, in the order of its files. */
  public List<Violation> violations(Code code) {
    return check.violations(code).distinct().sorted().toList();
  }

  /** What a person reads who broke the rule. */
  public String message(List<Violation> violations) {
    String places =
        violations.stream().map(violation -> "  " + violation).collect(Collectors.joining("\n"));
    return "%s %s%n%s%nwhy   %s - docs/adr/%s%nfix   %s - docs/rules/%s.md%s%n"
        .formatted(
            id,
            sentence,
            places,
            why,
            adr,
            fix,
            id,
            lab.map(number -> ", lab " + number).orElse(""))
        .replace("\r\n", "\n");
  }

  @Override
  public String toString() {
    return id + " " + sentence;
  }
}
