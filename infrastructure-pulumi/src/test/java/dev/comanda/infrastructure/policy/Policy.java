package dev.comanda.infrastructure.policy;

import dev.comanda.infrastructure.Settings.Tier;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule of an environment.
 *
 * @param id such as {@code I05}
 * @param sentence what must be true, as headline of the message
 * @param why what goes wrong otherwise, in one line
 * @param fix what to do instead, in one line
 * @param checks of Checkov that ask the same, such as {@code CKV_AWS_17}
 * @param guards what it looks at
 */
public record Policy(
    String id, String sentence, String why, String fix, List<String> checks, List<Guard> guards) {

  /** A part of a rule, which knows how it could be broken. */
  public interface Guard {

    /** Where a stack breaks it; none if it does not. */
    Stream<String> violations(ResourceGraph graph, Tier tier);

    /** The same stack, each time with something weaker that this guard would have to notice. */
    Stream<Weakened> weakened(ResourceGraph graph, Tier tier);
  }

  /**
   * A stack that is worse in one point.
   *
   * @param how it is worse
   */
  public record Weakened(String how, ResourceGraph graph) {}

  /** Where a stack breaks this rule, sorted. */
  public List<String> violations(ResourceGraph graph, Tier tier) {
    return guards.stream()
        .flatMap(guard -> guard.violations(graph, tier))
        .distinct()
        .sorted()
        .toList();
  }

  /** What a person reads who broke the rule. */
  public String message(List<String> violations) {
    return "%s %s%n%s%nwhy   %s%nfix   %s - docs/infrastructure/policies.md%n"
        .formatted(
            id,
            sentence,
            violations.stream().map("  "::concat).collect(Collectors.joining("\n")),
            why,
            fix);
  }

  @Override
  public String toString() {
    return id + " " + sentence;
  }
}
