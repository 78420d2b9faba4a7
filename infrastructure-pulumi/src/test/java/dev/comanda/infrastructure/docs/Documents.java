package dev.comanda.infrastructure.docs;

import dev.comanda.infrastructure.Stacks;
import dev.comanda.infrastructure.engine.Operation;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes all documents that are made from the environments' resources. */
public final class Documents {

  /** What a person types to have them written. */
  static final String COMMAND = "./mvnw -Pdocs";

  private static final String FOLDER = "docs/infrastructure/";

  private Documents() {}

  /**
   * Writes them.
   *
   * @param arguments the root of the repository
   */
  public static void main(String[] arguments) {
    Path root = Path.of(arguments[0]);
    all().forEach((path, text) -> write(root.resolve(path), text));
  }

  /** Their texts, by their paths from the repository's root. */
  static SortedMap<String, String> all() {
    SortedMap<String, String> documents = new TreeMap<>();
    for (String stack : Stacks.ALL) {
      ResourceGraph graph = Stacks.graph(stack);
      ComponentMap map = ComponentMap.of(graph);
      ResourceGraph preview = ResourceGraph.of(Stacks.recording(Operation.PREVIEW, stack));
      documents.put(FOLDER + "preview-%s.txt".formatted(stack), PreviewDocument.of(stack, preview));
      documents.put(FOLDER + "graph-%s.json".formatted(stack), GraphJson.of(stack, graph));
      documents.put(FOLDER + "graph-%s.mmd".formatted(stack), MermaidGraph.of(map));
      documents.put(
          FOLDER + "graph-%s.svg".formatted(stack),
          SvgGraph.of(
              map,
              "Comanda on AWS: the %s environment".formatted(stack),
              "%d resources by component; an arrow leads to what must exist before"
                  .formatted(graph.created().size())));
    }
    ResourceGraph prod = Stacks.graph("prod");
    documents.put(FOLDER + "policies.md", PoliciesPage.of(prod));
    documents.put(FOLDER + "permissions.md", PermissionsPage.of(prod));
    documents.put(FOLDER + "traceability.md", TraceabilityPage.of(prod));
    documents.put(FOLDER + "costs.md", CostsPage.of());
    return documents;
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
