package dev.comanda.benchmark.outbox;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.LegendLayout;
import org.knowm.xchart.style.Styler.LegendPosition;

/** The three rates of each contender: bars to the median, whiskers as long as half the spread. */
final class Picture {

  private Picture() {}

  static void write(List<Result> results, Path folder) throws IOException {
    CategoryChart chart =
        new CategoryChartBuilder()
            .width(1000)
            .height(480)
            .title(
                "State and message stored, and published: per second (median, whiskers: ± half the spread)")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
    chart.getStyler().setLegendLayout(LegendLayout.Horizontal);
    chart.getStyler().setYAxisMin(0.0);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setYAxisDecimalPattern("#,###");
    chart.getStyler().setPlotGridVerticalLinesVisible(false);
    chart
        .getStyler()
        .setSeriesColors(
            new Color[] {new Color(0x9ecae1), new Color(0x2171b5), new Color(0xe6820e)});
    add(chart, "accepted, 1 thread", Metric.ACCEPTED_1, results);
    add(chart, "accepted, 8 threads", Metric.ACCEPTED_8, results);
    add(chart, "published, 8 threads", Metric.RELAYED, results);
    BitmapEncoder.saveBitmap(chart, folder.resolve("outbox").toString(), BitmapFormat.PNG);
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, folder.resolve("outbox").toString(), VectorGraphicsFormat.SVG);
  }

  private static void add(CategoryChart chart, String name, Metric metric, List<Result> results) {
    var _ =
        chart.addSeries(
            name,
            results.stream().map(result -> result.contender().name()).toList(),
            results.stream().map(result -> result.median(metric)).toList(),
            results.stream()
                .map(result -> (result.highest(metric) - result.lowest(metric)) / 2)
                .toList());
  }
}
