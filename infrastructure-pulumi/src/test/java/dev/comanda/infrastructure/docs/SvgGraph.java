package dev.comanda.infrastructure.docs;

import dev.comanda.infrastructure.docs.ComponentMap.Arrow;
import dev.comanda.infrastructure.docs.ComponentMap.Box;
import dev.comanda.infrastructure.docs.ComponentMap.Line;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The component map as a picture. The same map makes the same text on every machine. */
final class SvgGraph {

  private static final List<String> LINES =
      List.of("#6b46c1", "#2f855a", "#c2571a", "#2b6cb0", "#b83280", "#8a6d1f", "#2c7a7b");
  private static final List<String> GROUNDS =
      List.of("#efe9fb", "#e6f6ec", "#fdeee0", "#e3f0fb", "#fbe7ec", "#f7f0d9", "#dff3f3");

  private static final String INK = "#1f2933";
  private static final String MUTED = "#5b6472";

  private static final double MARGIN = 32;
  private static final double HEAD = 74;
  private static final double BOX_HEAD = 34;
  private static final double LINE = 18;
  private static final double ROW_GAP = 58;

  private final StringBuilder body = new StringBuilder();
  private final ComponentMap map;
  private final Layout layout;
  private final Map<String, Integer> colors = new HashMap<>();
  private final double[] tops;
  private final double height;

  private SvgGraph(ComponentMap map) {
    this.map = map;
    Map<String, Double> widths = new HashMap<>();
    for (Box box : map.boxes()) {
      widths.put(box.kind(), width(box));
      colors.put(box.kind(), colors.size() % LINES.size());
    }
    List<List<String>> rows = map.rows();
    layout = new Layout(rows, map.arrows(), kind -> widths.getOrDefault(kind, 0.0));
    tops = new double[rows.size()];
    double top = MARGIN + HEAD;
    for (int i = 0; i < tops.length; i++) {
      tops[i] = top;
      int row = i;
      top +=
          ROW_GAP
              + map.boxes().stream()
                  .filter(box -> layout.row(box.kind()) == row)
                  .mapToDouble(SvgGraph::height)
                  .max()
                  .orElse(0);
    }
    height = top - ROW_GAP + MARGIN;
  }

  /**
   * Draws a map.
   *
   * @param title what it is a map of
   * @param subtitle how it is to be read
   */
  static String of(ComponentMap map, String title, String subtitle) {
    SvgGraph graph = new SvgGraph(map);
    graph.text(MARGIN, MARGIN + 22, title, 24, INK, true, "start");
    graph.text(MARGIN, MARGIN + 46, subtitle, 13, MUTED, false, "start");
    map.arrows().forEach(graph::arrow);
    map.boxes().forEach(graph::box);
    double width = Math.max(graph.layout.width() + 2 * MARGIN, 760);
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="Inter, Segoe UI, Helvetica, Arial, sans-serif" role="img" aria-label="%s">
    <title>%s</title>
    <rect width="%s" height="%s" rx="18" fill="#fbfaf7"/>
    %s</svg>
    """
        .formatted(n(width), n(graph.height), title, title, n(width), n(graph.height), graph.body);
  }

  private static double width(Box box) {
    double lines =
        box.lines().stream().mapToDouble(line -> line.toString().length()).max().orElse(0);
    return Math.max(box.title().length() * 9.4, lines * 7.1) + 36;
  }

  private static double height(Box box) {
    return BOX_HEAD + box.resources().size() * LINE + 12;
  }

  private void box(Box box) {
    double width = width(box);
    double x = MARGIN + layout.center(box.kind()) - width / 2;
    double y = tops[layout.row(box.kind())];
    String color = LINES.get(color(box.kind()));
    rect(x, y, width, height(box), "#ffffff", color);
    body.append(
        "<path d=\"M%s %sv-%sa12 12 0 0 1 12-12h%sa12 12 0 0 1 12 12v%sz\" fill=\"%s\"/>%n"
            .formatted(
                n(x),
                n(y + BOX_HEAD - 4),
                n(BOX_HEAD - 16),
                n(width - 24),
                n(BOX_HEAD - 16),
                GROUNDS.get(color(box.kind()))));
    rect(x, y, width, height(box), "none", color);
    text(x + width / 2, y + 20, box.title(), 15, color, true, "middle");
    double line = y + BOX_HEAD + 14;
    for (Line resources : box.lines()) {
      text(x + 16, line, resources.type(), 12, INK, false, "start");
      if (resources.count() > 1) {
        text(x + width - 16, line, "× " + resources.count(), 12, MUTED, false, "end");
      }
      line += LINE;
    }
  }

  /** A soft line that keeps to its places in the rows between. */
  private void arrow(Arrow arrow) {
    double[] xs = layout.way(arrow);
    int row = layout.row(arrow.from());
    double x = MARGIN + xs[0];
    double y = tops[row] + height(boxOf(arrow.from()));
    StringBuilder path = new StringBuilder("M%s %s".formatted(n(x), n(y)));
    for (int i = 1; i < xs.length; i++) {
      boolean last = i == xs.length - 1;
      double toX = MARGIN + xs[i];
      double toY = tops[row + i] - (last ? 8 : 0);
      double bend = Math.max(24, (toY - y) / 2);
      double from = Math.max(y, tops[row + i] - ROW_GAP);
      path.append(
          "V%sC%s %s %s %s %s %s"
              .formatted(n(from), n(x), n(from + bend / 2), n(toX), n(toY - 30), n(toX), n(toY)));
      x = toX;
      y = toY;
    }
    String color = LINES.get(color(arrow.from()));
    body.append(
        "<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"1.8\" opacity=\"0.75\"/>%n"
            .formatted(path, color));
    body.append("<path d=\"M%s %sl-4.5-9h9z\" fill=\"%s\"/>%n".formatted(n(x), n(y + 8), color));
  }

  private Box boxOf(String kind) {
    return map.boxes().stream().filter(box -> box.kind().equals(kind)).findFirst().orElseThrow();
  }

  private int color(String kind) {
    return colors.getOrDefault(kind, 0);
  }

  private void rect(double x, double y, double width, double height, String fill, String line) {
    body.append(
        "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"12\" fill=\"%s\" stroke=\"%s\" stroke-width=\"1.6\"/>%n"
            .formatted(n(x), n(y), n(width), n(height), fill, line));
  }

  private void text(
      double x, double y, String text, int size, String color, boolean bold, String anchor) {
    body.append(
        "<text x=\"%s\" y=\"%s\" font-size=\"%d\" fill=\"%s\" text-anchor=\"%s\"%s>%s</text>%n"
            .formatted(
                n(x),
                n(y),
                size,
                color,
                anchor,
                bold ? " font-weight=\"700\"" : "",
                text.replace("&", "&amp;").replace("<", "&lt;")));
  }

  private static String n(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }
}
