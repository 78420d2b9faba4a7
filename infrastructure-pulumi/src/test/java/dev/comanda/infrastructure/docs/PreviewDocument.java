package dev.comanda.infrastructure.docs;

import com.google.gson.JsonElement;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What {@code pulumi preview} prints for an environment that does not exist yet. */
final class PreviewDocument {

  private record Row(String type, String name) {}

  private final ResourceGraph graph;
  private final List<Row> rows = new ArrayList<>();

  private PreviewDocument(ResourceGraph graph) {
    this.graph = graph;
  }

  /**
   * The tree of all resources by their parents, their number, and the outputs.
   *
   * @param graph of a preview
   */
  static String of(String stack, ResourceGraph graph) {
    PreviewDocument document = new PreviewDocument(graph);
    Resource root = graph.stack();
    document.add(root, "", "");
    int width = document.rows.stream().mapToInt(row -> row.type.length()).max().orElse(0);
    StringBuilder text = new StringBuilder("Previewing update (%s):%n%n".formatted(stack));
    text.append("     %s  Name%n".formatted(pad("Type", width)));
    document.rows.forEach(
        row -> text.append(" +   %s  %s%n".formatted(pad(row.type, width), row.name)));
    text.append("%nOutputs:%n".formatted());
    graph
        .maskedOutputs()
        .entrySet()
        .forEach(output ->
            text.append("    %s: %s%n".formatted(output.getKey(), shown(output.getValue()))));
    text.append("%nResources:%n    + %d to create%n".formatted(document.rows.size()));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  private void add(Resource resource, String before, String children) {
    rows.add(new Row(before + displayed(resource.type()), resource.name()));
    List<Resource> own =
        graph.children(resource).stream()
            .sorted(
                Comparator.comparing((Resource child) -> displayed(child.type()))
                    .thenComparing(Resource::name))
            .toList();
    for (int i = 0; i < own.size(); i++) {
      boolean last = i == own.size() - 1;
      add(own.get(i), children + (last ? "└─ " : "├─ "), children + (last ? "   " : "│  "));
    }
  }

  /** {@code aws:sqs:Queue}, as Pulumi shows {@code aws:sqs/queue:Queue}. */
  private static String displayed(String type) {
    return type.replaceAll("/[^:]*(?=:)", "");
  }

  private static String shown(JsonElement value) {
    return value.isJsonPrimitive() ? value.getAsString() : value.toString();
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
