package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.infrastructure.engine.Operation;
import dev.comanda.infrastructure.engine.ResourceGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentTest {

  @ParameterizedTest
  @ValueSource(strings = {"dev", "prod"})
  void registers(String stack) {
    ResourceGraph graph = Stacks.graph(stack);
    graph.resources().forEach(r -> System.out.println(r.urn() + " " + r.maskedInputs()));
    System.out.println(graph.maskedOutputs());
    assertThat(graph.resources()).hasSizeGreaterThan(100);
    assertThat(Stacks.recording(Operation.PREVIEW, stack).registrations())
        .hasSize(graph.resources().size());
  }
}
