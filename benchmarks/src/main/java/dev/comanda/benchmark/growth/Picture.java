package dev.comanda.benchmark.growth;

import dev.comanda.benchmark.growth.Operation.Backend;
import java.awt.BasicStroke;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** How many times as much a call takes, by how many orders there are, and what it may take. */
final class Picture {

  private Picture() {}

  static void write(List<Row> results, Path folder) throws IOException {
    XYChart chart =
        new XYChartBuilder()
            .width(1000)
            .height(480)
            .title("What a call takes, compared with the smallest history (median)")
            .xAxisTitle("orders")
            .yAxisTitle("ratio")
            .build();
    chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
    chart.getStyler().setChartBackgroundColor(Color.WHITE);
    chart.getStyler().setXAxisLogarithmic(true);
    chart.getStyler().setXAxisDecimalPattern("#,###");
    chart.getStyler().setYAxisMin(0.0);
    for (Operation operation : Operation.values()) {
      List<Row> rows = results.stream().filter(row -> row.operation() == operation).toList();
      if (!rows.isEmpty()) {
        chart
            .addSeries(
                operation.english(),
                rows.stream().map(Row::orders).toList(),
                rows.stream().map(Row::ratio).toList())
            .setMarker(
                operation.backend() == Backend.POSTGRESQL
                    ? SeriesMarkers.CIRCLE
                    : SeriesMarkers.DIAMOND);
      }
    }
    List<Long> sizes = results.stream().map(Row::orders).distinct().sorted().toList();
    chart
        .addSeries(
            "target: at most " + Row.TARGET,
            List.of(sizes.getFirst(), sizes.getLast()),
            List.of(Row.TARGET, Row.TARGET))
        .setMarker(SeriesMarkers.NONE)
        .setLineColor(Color.BLACK)
        .setLineStyle(
            new BasicStroke(
                1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 1, new float[] {4, 4}, 0));
    BitmapEncoder.saveBitmap(chart, folder.resolve("growth").toString(), BitmapFormat.PNG);
    VectorGraphicsEncoder.saveVectorGraphic(
        chart, folder.resolve("growth").toString(), VectorGraphicsFormat.SVG);
  }
}
