package dev.comanda.architecture.map;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** A drawing, shape by shape. The same calls make the same text on every machine. */
final class Svg {

  static final String FONTS = "Inter, Segoe UI, Helvetica, Arial, sans-serif";
  static final String INK = "#1f2933";
  static final String MUTED = "#5b6472";
  static final String PAPER = "#fbfaf7";
  static final String WHITE = "#ffffff";

  /**
   * The widths of characters in thousandths of the font's size, a little above those of DejaVu
   * Sans, the widest of the usual fonts: what fits here fits with any of them.
   */
  private static final Map<Integer, String> WIDTHS =
      Map.of(
          300, "ijlíI.,:;'|! ",
          420, "()-[]tfrJ/\\·",
          560, "Lcszç*_?F",
          640, "kvxyabdeghnopqu0123456789EPSTY$áãéêóõúÉ{}",
          720, "ABCKRVXZÁ",
          800, "DGHNOQUÓÚ&",
          900, "M+<=>#→",
          1000, "mwW%@—");

  private final StringBuilder body = new StringBuilder();
  private final double width;
  private final double height;
  private final String title;

  Svg(double width, double height, String title) {
    this.width = width;
    this.height = height;
    this.title = title;
    rect(0, 0, width, height, 18, PAPER, "none", 0);
  }

  /** How wide a text is at most. */
  static double width(String text, double size, boolean bold) {
    int sum =
        text.chars()
            .map(c ->
                WIDTHS.entrySet().stream()
                    .filter(entry -> entry.getValue().indexOf(c) >= 0)
                    .mapToInt(Map.Entry::getKey)
                    .findFirst()
                    .orElse(1000))
            .sum();
    return sum * size * (bold ? 1.12 : 1) / 1000;
  }

  void rect(
      double x,
      double y,
      double w,
      double h,
      double round,
      String fill,
      String line,
      double thick) {
    add(
        "<rect x='%s' y='%s' width='%s' height='%s' rx='%s' %s/>",
        n(x), n(y), n(w), n(h), n(round), paint(fill, line, thick));
  }

  void dashedRect(double x, double y, double w, double h, double round, String fill, String line) {
    add(
        "<rect x='%s' y='%s' width='%s' height='%s' rx='%s' %s stroke-dasharray='4 3'/>",
        n(x), n(y), n(w), n(h), n(round), paint(fill, line, 1.4));
  }

  void circle(double x, double y, double radius, String fill) {
    add("<circle cx='%s' cy='%s' r='%s' fill='%s'/>", n(x), n(y), n(radius), fill);
  }

  /** A closed shape. */
  void polygon(String fill, String line, double thick, double... points) {
    add(
        "<polygon points='%s' stroke-linejoin='round' %s/>",
        DoubleStream.of(points).mapToObj(Svg::n).collect(Collectors.joining(" ")),
        paint(fill, line, thick));
  }

  /** A line through points, with round corners. */
  void way(String color, double thick, boolean arrow, double... points) {
    StringBuilder path = new StringBuilder("M" + n(points[0]) + " " + n(points[1]));
    for (int i = 2; i < points.length - 2; i += 2) {
      double before = Math.hypot(points[i] - points[i - 2], points[i + 1] - points[i - 1]);
      double after = Math.hypot(points[i + 2] - points[i], points[i + 3] - points[i + 1]);
      double r = Math.min(12, Math.min(before, after) / 2);
      path.append(
          "L%s %sQ%s %s %s %s"
              .formatted(
                  n(points[i] + (points[i - 2] - points[i]) * r / before),
                  n(points[i + 1] + (points[i - 1] - points[i + 1]) * r / before),
                  n(points[i]),
                  n(points[i + 1]),
                  n(points[i] + (points[i + 2] - points[i]) * r / after),
                  n(points[i + 1] + (points[i + 3] - points[i + 1]) * r / after)));
    }
    int end = points.length - 2;
    path.append("L").append(n(points[end])).append(" ").append(n(points[end + 1]));
    path(path.toString(), color, thick);
    if (arrow) {
      head(
          color,
          points[end],
          points[end + 1],
          points[end] - points[end - 2],
          points[end + 1] - points[end - 1]);
    }
  }

  /** A soft line from left to right. */
  void curve(
      String color, double thick, boolean arrow, double x, double y, double toX, double toY) {
    double middle = (x + toX) / 2;
    path(
        "M%s %sC%s %s %s %s %s %s"
            .formatted(n(x), n(y), n(middle), n(y), n(middle), n(toY), n(toX), n(toY)),
        color,
        thick);
    if (arrow) {
      head(color, toX, toY, 1, 0);
    }
  }

  private void path(String path, String color, double thick) {
    add("<path d='%s' %s/>", path, paint("none", color, thick));
  }

  private void head(String color, double x, double y, double dx, double dy) {
    double length = Math.hypot(dx, dy);
    double ux = dx / length * 9;
    double uy = dy / length * 9;
    polygon(
        color,
        "none",
        0,
        x,
        y,
        x - ux - uy * 0.5,
        y - uy + ux * 0.5,
        x - ux + uy * 0.5,
        y - uy - ux * 0.5);
  }

  /** A pot in which things are kept. */
  void cylinder(double x, double y, double w, double h, String color) {
    double half = w / 2;
    add(
        "<path d='M%s %sv%sa%s 9 0 0 0 %s 0v%s' %s/>",
        n(x), n(y + 9), n(h - 18), n(half), n(w), n(18 - h), paint(WHITE, color, 1.8));
    add(
        "<ellipse cx='%s' cy='%s' rx='%s' ry='9' %s/>",
        n(x + half), n(y + 9), n(half), paint(WHITE, color, 1.8));
  }

  void text(
      double x, double y, String text, double size, String color, boolean bold, String anchor) {
    add(
        "<text x='%s' y='%s' font-size='%s' fill='%s' text-anchor='%s'%s>%s</text>",
        n(x), n(y), n(size), color, anchor, bold ? " font-weight='700'" : "", escaped(text));
  }

  /** A text in the middle of a place, smaller if it would not fit. */
  void fit(double x, double y, String text, double size, double room, String color, boolean bold) {
    double fitting = Math.min(size, size * room / width(text, size, bold));
    text(x, y + fitting * 0.35, text, Math.floor(fitting * 10) / 10, color, bold, "middle");
  }

  @Override
  public String toString() {
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="%s" role="img" aria-label="%s">
    <title>%s</title>
    %s</svg>
    """
        .formatted(n(width), n(height), FONTS, escaped(title), escaped(title), body);
  }

  @SuppressWarnings(
      "AnnotateFormatMethod") // the annotation would be a dependency for one private method
  private void add(String element, Object... values) {
    body.append(element.formatted(values).replace('\'', '"')).append('\n');
  }

  private static String paint(String fill, String line, double thick) {
    return thick == 0
        ? "fill='%s'".formatted(fill)
        : "fill='%s' stroke='%s' stroke-width='%s'".formatted(fill, line, n(thick));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String n(double number) {
    return String.format(Locale.ROOT, "%.1f", number).replace(".0", "");
  }

  /**
   * The colours of contexts: a line and a light ground for each, again from the start if needed.
   */
  static final List<String> LINES = List.of("#6b46c1", "#2f855a", "#c2571a", "#2b6cb0", "#b83280");

  static final List<String> GROUNDS =
      List.of("#efe9fb", "#e6f6ec", "#fdeee0", "#e3f0fb", "#fbe7ec");
}
