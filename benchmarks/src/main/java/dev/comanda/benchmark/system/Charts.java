package dev.comanda.benchmark.system;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The rows that say more as a picture: for a light page and for a dark one, and as PNG. */
final class Charts {

  private static final Pattern NUMBER = Pattern.compile("([0-9.]+)");

  private final List<Row> rows;

  Charts(List<Row> rows) {
    this.rows = rows;
  }

  /** How a page looks. */
  private enum Theme {
    LIGHT("", 0xffffff, 0x1f2328, 0xd0d7de),
    DARK("-dark", 0x161b22, 0xe6edf3, 0x3d444d);

    private static final int[] SERIES = {0xd9480f, 0x1c7ed6, 0x2f9e44, 0x9c36b5};

    private final String suffix;
    private final int background;
    private final int text;
    private final int grid;

    Theme(String suffix, int background, int text, int grid) {
      this.suffix = suffix;
      this.background = background;
      this.text = text;
      this.grid = grid;
    }

    void dress(AxesChartStyler styler) {
      styler.setChartBackgroundColor(new Color(background));
      styler.setPlotBackgroundColor(new Color(background));
      styler.setLegendBackgroundColor(new Color(background));
      styler.setPlotBorderColor(new Color(grid));
      styler.setPlotGridLinesColor(new Color(grid));
      styler.setChartFontColor(new Color(text));
      styler.setAxisTickLabelsColor(new Color(text));
      styler.setAxisTickMarksColor(new Color(grid));
      styler.setLegendBorderColor(new Color(background));
      styler.setLegendPosition(LegendPosition.OutsideS);
      styler.setLegendLayout(LegendLayout.Horizontal);
      Color[] colours = new Color[SERIES.length];
      for (int i = 0; i < colours.length; i++) {
        colours[i] = new Color(SERIES[i]);
      }
      styler.setSeriesColors(colours);
    }
  }

  /** A number that a scenario names, such as its connections, and what came out there. */
  private record Point(double x, double y) {}

  /** Writes them all into one folder. */
  void write(Path folder) throws IOException {
    for (Theme theme : Theme.values()) {
      write(throughput(theme), theme, folder.resolve("throughput"));
      write(latency(theme), theme, folder.resolve("latency"));
      write(knee(theme), theme, folder.resolve("knee"));
      write(flow(theme), theme, folder.resolve("flow"));
      write(ratios(theme), theme, folder.resolve("ratios"));
    }
  }

  private static void write(Chart<?, ?> chart, Theme theme, Path file) throws IOException {
    VectorGraphicsEncoder.saveVectorGraphic(chart, file + theme.suffix, VectorGraphicsFormat.SVG);
    if (theme == Theme.LIGHT) {
      BitmapEncoder.saveBitmap(chart, file.toString(), BitmapFormat.PNG);
    }
  }

  private XYChart throughput(Theme theme) {
    XYChart chart = lines(theme, "POST /order, closed model", "connections", "per second");
    add(chart, "Comanda", "POST /order, %s connections", "throughput");
    add(chart, "J: plain JDBC", "limit J, %s connections", "throughput");
    add(chart, "H: bare endpoint", "limit H (POST), %s connections", "throughput");
    addPoints(
        chart,
        "limit: 1/(1/J + 1/H)",
        points("POST /order, %s connections", "throughput", Row::limit));
    return chart;
  }

  private XYChart latency(Theme theme) {
    XYChart chart = lines(theme, "POST /order, closed model", "connections", "milliseconds");
    chart.getStyler().setYAxisLogarithmic(true);
    add(chart, "p50", "POST /order, %s connections", "p50");
    add(chart, "p99", "POST /order, %s connections", "p99");
    return chart;
  }

  private XYChart knee(Theme theme) {
    XYChart chart =
        lines(
            theme,
            "POST /order, open model",
            "arrivals, as a part of the closed maximum",
            "milliseconds from the intended moment");
    chart.getStyler().setXAxisLogarithmic(false);
    chart.getStyler().setYAxisLogarithmic(true);
    String scenario = "POST /order, open model at %s of the closed maximum";
    add(chart, "p50", scenario, "p50");
    add(chart, "p99", scenario, "p99");
    return chart;
  }

  private XYChart flow(Theme theme) {
    XYChart chart =
        lines(theme, "The provider's approval to the kitchen's ticket", "percentile", "ms");
    chart.getStyler().setXAxisLogarithmic(false);
    for (String name : List.of("one process", "five services")) {
      List<Point> points = new ArrayList<>();
      for (Row row : rows) {
        Matcher percentile = NUMBER.matcher(row.metric());
        if (row.scenario().startsWith("the whole flow, " + name)
            && row.metric().startsWith("approval to ticket, p")
            && percentile.find()) {
          points.add(new Point(Double.parseDouble(percentile.group()), row.value().doubleValue()));
        }
      }
      addPoints(chart, name, points);
    }
    return chart;
  }

  private CategoryChart ratios(Theme theme) {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1000)
            .height(520)
            .title("Ratio to the limit measured in the same rounds")
            .build();
    theme.dress(chart.getStyler());
    chart.getStyler().setXAxisLabelRotation(20);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    List<Row> limited =
        rows.stream().filter(row -> row.target() != null && row.ratio() != null).toList();
    if (!limited.isEmpty()) {
      List<String> names =
          limited.stream().map(row -> row.scenario().replace(", 16 connections", "")).toList();
      var _ =
          chart.addSeries(
              "ratio",
              names,
              limited.stream().map(row -> Objects.requireNonNull(row.ratio())).toList());
      var _ =
          chart.addSeries(
              "target",
              names,
              limited.stream().map(row -> numberIn(Objects.requireNonNull(row.target()))).toList());
    }
    return chart;
  }

  private static XYChart lines(Theme theme, String title, String x, String y) {
    XYChart chart =
        new XYChartBuilder()
            .width(1000)
            .height(460)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    theme.dress(chart.getStyler());
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setXAxisLogarithmicDecadeOnly(false);
    return chart;
  }

  private void add(XYChart chart, String name, String scenario, String metric) {
    addPoints(chart, name, points(scenario, metric, Row::value));
  }

  private static void addPoints(XYChart chart, String name, List<Point> points) {
    if (!points.isEmpty()) {
      chart
          .addSeries(
              name, points.stream().map(Point::x).toList(), points.stream().map(Point::y).toList())
          .setMarker(SeriesMarkers.CIRCLE);
    }
  }

  /**
   * What came out of each scenario of a family, by the number in its name.
   *
   * @param family its name, with {@code %s} for the number
   */
  private List<Point> points(String family, String metric, Function<Row, ? extends Number> value) {
    Pattern name = Pattern.compile(Pattern.quote(family).replace("%s", "\\E([0-9.]+)\\Q"));
    List<Point> points = new ArrayList<>();
    for (Row row : rows) {
      Matcher number = name.matcher(row.scenario());
      if (row.metric().equals(metric) && number.matches()) {
        points.add(new Point(Double.parseDouble(number.group(1)), value.apply(row).doubleValue()));
      }
    }
    return points;
  }

  private static double numberIn(String text) {
    Matcher number = NUMBER.matcher(text);
    return number.find() ? Double.parseDouble(number.group()) : Double.NaN;
  }
}
