package dev.comanda.infrastructure.docs;

import java.util.stream.Collectors;

/** The component map in Mermaid, which GitHub draws. */
final class MermaidGraph {

  private MermaidGraph() {}

  static String of(ComponentMap map) {
    StringBuilder text = new StringBuilder("flowchart TB\n");
    map.boxes()
        .forEach(box ->
            text.append(
                "  %s[\"<b>%s</b><br/>%s\"]%n"
                    .formatted(
                        box.kind(),
                        box.title(),
                        box.lines().stream()
                            .map(ComponentMap.Line::toString)
                            .collect(Collectors.joining("<br/>")))));
    map.arrows().forEach(arrow -> text.append("  %s --> %s%n".formatted(arrow.from(), arrow.to())));
    return text.toString().replace(System.lineSeparator(), "\n");
  }
}
