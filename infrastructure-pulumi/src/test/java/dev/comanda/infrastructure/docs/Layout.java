package dev.comanda.infrastructure.docs;

import dev.comanda.infrastructure.docs.ComponentMap.Arrow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Where boxes in rows stand so that arrows between them are short and cross seldom: the method of
 * Sugiyama. An arrow that passes a row has a place there, as if it were a thin box.
 */
final class Layout {

  private static final double GAP = 26;
  private static final double ARROW_WIDTH = 10;
  private static final int SWEEPS = 24;

  /** A place in a row. */
  private static final class Place {
    private final int row;
    private final double width;
    private final List<Place> above = new ArrayList<>();
    private final List<Place> below = new ArrayList<>();
    private double center;

    private Place(int row, double width) {
      this.row = row;
      this.width = width;
    }
  }

  private final List<List<Place>> rows = new ArrayList<>();
  private final Map<String, Place> boxes = new HashMap<>();
  private final Map<Arrow, List<Place>> ways = new HashMap<>();

  Layout(List<List<String>> kinds, List<Arrow> arrows, ToDoubleFunction<String> width) {
    for (List<String> row : kinds) {
      List<Place> places = new ArrayList<>();
      for (String kind : row) {
        Place place = new Place(rows.size(), width.applyAsDouble(kind));
        boxes.put(kind, place);
        places.add(place);
      }
      rows.add(places);
    }
    arrows.forEach(this::lay);
    order();
    spread();
  }

  private Place box(String kind) {
    Place place = boxes.get(kind);
    if (place == null) {
      throw new IllegalArgumentException("no box " + kind);
    }
    return place;
  }

  private void lay(Arrow arrow) {
    Place end = box(arrow.to());
    List<Place> way = new ArrayList<>(List.of(box(arrow.from())));
    for (int row = way.getFirst().row + 1; row <= end.row; row++) {
      Place next = end;
      if (row < end.row) {
        next = new Place(row, ARROW_WIDTH);
        rows.get(row).add(next);
      }
      way.getLast().below.add(next);
      next.above.add(way.getLast());
      way.add(next);
    }
    ways.put(arrow, way);
  }

  /** Puts each place between those that it is tied to, from above and from below in turn. */
  private void order() {
    List<List<Place>> best = copy();
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 1; i < rows.size(); i++) {
        List<Place> row = rows.get(down ? i : rows.size() - 1 - i);
        List<Place> before = List.copyOf(row);
        row.sort(
            Comparator.comparingDouble(place ->
                (down ? place.above : place.below)
                    .stream().mapToDouble(this::index).average().orElse(before.indexOf(place))));
      }
      if (crossings(rows) < crossings(best)) {
        best = copy();
      }
    }
    for (int i = 0; i < best.size(); i++) {
      rows.set(i, best.get(i));
    }
  }

  private List<List<Place>> copy() {
    List<List<Place>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(new ArrayList<>(row)));
    return copy;
  }

  private double index(Place place) {
    return rows.get(place.row).indexOf(place);
  }

  private static int crossings(List<List<Place>> rows) {
    int crossings = 0;
    for (int i = 0; i + 1 < rows.size(); i++) {
      List<Place> lower = rows.get(i + 1);
      List<Integer> ends =
          rows.get(i).stream()
              .flatMap(place -> place.below.stream().map(lower::indexOf).sorted())
              .toList();
      for (int a = 0; a < ends.size(); a++) {
        for (int b = a + 1; b < ends.size(); b++) {
          if (ends.get(a) > ends.get(b)) {
            crossings++;
          }
        }
      }
    }
    return crossings;
  }

  /** Moves places towards those that they are tied to, as far as their neighbours let them. */
  private void spread() {
    rows.forEach(row -> settle(row, row.stream().mapToDouble(place -> Double.NaN).toArray()));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int i = 0; i < rows.size(); i++) {
        List<Place> row = rows.get(down ? i : rows.size() - 1 - i);
        settle(
            row,
            row.stream()
                .mapToDouble(place ->
                    (down ? place.above : place.below)
                        .stream().mapToDouble(tied -> tied.center).average().orElse(Double.NaN))
                .toArray());
      }
    }
    double left =
        rows.stream()
            .flatMap(List::stream)
            .mapToDouble(place -> place.center - place.width / 2)
            .min()
            .orElse(0);
    rows.forEach(row -> row.forEach(place -> place.center -= left));
  }

  /**
   * Gives a row the centers nearest to the wanted ones at which nobody overlaps: places that would
   * are one block, in the middle of what its members want. Who wants nothing goes along.
   */
  private static void settle(List<Place> row, double[] wanted) {
    double[] offset = new double[row.size()];
    for (int i = 1; i < row.size(); i++) {
      offset[i] = offset[i - 1] + (row.get(i - 1).width + row.get(i).width) / 2 + GAP;
    }
    double common =
        IntStream.range(0, row.size())
            .mapToDouble(i -> wanted[i] - offset[i])
            .filter(Double::isFinite)
            .average()
            .orElse(-offset[row.size() - 1] / 2);
    double[] shift =
        IntStream.range(0, row.size())
            .mapToDouble(i -> Double.isNaN(wanted[i]) ? common : wanted[i] - offset[i])
            .toArray();
    record Block(int from, int to, double shift) {}
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Block block = new Block(i, i + 1, shift[i]);
      while (!blocks.isEmpty() && blocks.getLast().shift > block.shift) {
        int from = blocks.removeLast().from;
        int to = block.to;
        block =
            new Block(
                from, to, IntStream.range(from, to).mapToDouble(k -> shift[k]).average().orElse(0));
      }
      blocks.add(block);
    }
    for (Block block : blocks) {
      for (int i = block.from; i < block.to; i++) {
        row.get(i).center = block.shift + offset[i];
      }
    }
  }

  /** How wide all rows together are. */
  double width() {
    return rows.stream()
        .flatMap(List::stream)
        .mapToDouble(place -> place.center + place.width / 2)
        .max()
        .orElse(0);
  }

  /** Where the middle of a box is. */
  double center(String kind) {
    return box(kind).center;
  }

  /** In which row a box is. */
  int row(String kind) {
    return box(kind).row;
  }

  /** Where an arrow passes each row from its beginning to its end, both included. */
  double[] way(Arrow arrow) {
    List<Place> way = ways.getOrDefault(arrow, List.of());
    double[] xs = way.stream().mapToDouble(place -> place.center).toArray();
    xs[0] += port(way.get(0), way.get(0).below, way.get(1));
    int end = xs.length - 1;
    xs[end] += port(way.get(end), way.get(end).above, way.get(end - 1));
    return xs;
  }

  /** Where on its edge a box is tied to one of those that it is tied to there. */
  private static double port(Place box, List<Place> tied, Place other) {
    List<Place> sorted =
        tied.stream().sorted(Comparator.comparingDouble(place -> place.center)).toList();
    double room = Math.min(box.width * 0.7, sorted.size() * 36.0);
    return sorted.size() == 1 ? 0 : room * (sorted.indexOf(other) / (sorted.size() - 1.0) - 0.5);
  }
}
