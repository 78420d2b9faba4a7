package dev.comanda.infrastructure.policy;

import dev.comanda.infrastructure.Settings.Tier;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What several resources, or several inputs, have to be together.
 *
 * @param check where a stack is not
 * @param worse ways in which a stack could be worse
 */
record Relation(
    Function<ResourceGraph, Stream<String>> check,
    Function<ResourceGraph, Stream<Policy.Weakened>> worse)
    implements Policy.Guard {

  /** The same, asked in one tier only. */
  Policy.Guard in(Tier only) {
    return new Policy.Guard() {
      @Override
      public Stream<String> violations(ResourceGraph graph, Tier tier) {
        return tier == only ? check.apply(graph) : Stream.empty();
      }

      @Override
      public Stream<Policy.Weakened> weakened(ResourceGraph graph, Tier tier) {
        return tier == only ? worse.apply(graph) : Stream.empty();
      }
    };
  }

  @Override
  public Stream<String> violations(ResourceGraph graph, Tier tier) {
    return check.apply(graph);
  }

  @Override
  public Stream<Policy.Weakened> weakened(ResourceGraph graph, Tier tier) {
    return worse.apply(graph);
  }
}
