package dev.comanda.infrastructure.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.comanda.infrastructure.Stacks;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A document that no longer fits the program is found, with the command that mends it. */
class DocumentsTest {

  private static final Path ROOT =
      Path.of(Objects.requireNonNull(System.getProperty("comanda.root"), "run by Maven"));

  @TestFactory
  Stream<DynamicTest> committed_documents_are_what_the_program_says() {
    return Documents.all().entrySet().stream()
        .map(document ->
            DynamicTest.dynamicTest(
                document.getKey(), () -> compare(document.getKey(), document.getValue())));
  }

  private static void compare(String path, String text) throws IOException {
    Path file = ROOT.resolve(path);

    assertThat(file).as("%s is missing; run %s", path, Documents.COMMAND).exists();
    assertThat(Files.readString(file))
        .as("%s is not what the program says; run %s", path, Documents.COMMAND)
        .isEqualTo(text);
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void every_line_of_the_seed_is_realised(String stack) {
    assertThat(TraceabilityPage.items()).hasSizeGreaterThan(20);
    assertThat(TraceabilityPage.of(Stacks.graph(stack)).lines())
        .filteredOn(line -> line.startsWith("| ") && !line.startsWith("| the seed"))
        .hasSameSizeAs(TraceabilityPage.items());
  }

  @Test
  void a_line_of_the_seed_that_nothing_realises_is_told() {
    ResourceGraph graph = Stacks.graph("dev");
    ResourceGraph without =
        graph.without(graph.resource("aws:apigatewayv2/vpcLink:VpcLink", "link").urn());

    assertThatThrownBy(() -> TraceabilityPage.of(without))
        .hasMessageContaining("VpcLink link")
        .hasMessageContaining("integration through a VPC Link");
  }
}
