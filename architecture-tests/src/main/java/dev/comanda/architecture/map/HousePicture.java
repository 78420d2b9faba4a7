package dev.comanda.architecture.map;

import dev.comanda.architecture.map.ArchitectureMap.Call;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import dev.comanda.architecture.map.ArchitectureMap.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * The whole house: a column for each context, from those who ask at the top, through the hexagon,
 * to what it stands on. Messages leave at the bottom, into the lane of their queue, and come back
 * up beside the hexagon that consumes them, so nothing runs through anything else.
 */
final class HousePicture {

  private static final double MARGIN = 75;
  private static final double GUTTER = 70;
  private static final double COLUMN = 298;
  private static final double BAR = 172;
  private static final double CHIPS = 262;
  private static final double HEXAGON = 342;
  private static final double PILL = 29;
  private static final double CORE = 118;

  private final ArchitectureMap map;
  private final Language in;
  private final double driving;
  private final double driven;
  private final double ground;
  private final double lanes;
  private final double bottom;
  private final double width;
  private final Svg svg;

  private HousePicture(ArchitectureMap map, Language in) {
    this.map = map;
    this.in = in;
    this.driving =
        PILL * map.contexts().stream().mapToInt(it -> it.driving().size()).max().orElse(0);
    this.driven = PILL * map.contexts().stream().mapToInt(it -> it.driven().size()).max().orElse(0);
    this.ground = HEXAGON + driving + CORE + driven + 34 + 46;
    this.lanes = ground + 96 + 50;
    this.bottom = lanes + map.queues().stream().mapToDouble(this::laneHeight).sum();
    this.width = 2 * MARGIN + map.contexts().size() * (GUTTER + COLUMN) - GUTTER;
    this.svg =
        new Svg(
            width, bottom + 74, "Comanda: " + in.say("five hexagons, drawn from their bytecode"));
  }

  static String of(ArchitectureMap map, Language language) {
    return new HousePicture(map, language).draw();
  }

  private String draw() {
    svg.text(MARGIN, 52, "Comanda", 30, Svg.INK, true, "start");
    svg.text(
        MARGIN + 12 + Svg.width("Comanda", 30, true),
        52,
        in.say("five hexagons, drawn from their bytecode"),
        17,
        Svg.MUTED,
        false,
        "start");
    actors();
    map.messages().stream().map(Message::queue).distinct().forEach(this::ways);
    map.calls().forEach(this::call);
    map.contexts().forEach(this::context);
    double y = lanes;
    for (String queue : map.queues()) {
      lane(queue, y);
      y += laneHeight(queue);
    }
    legend(bottom + 40);
    return svg.toString();
  }

  private void actors() {
    Map<String, Set<String>> actors = new LinkedHashMap<>();
    map.contexts().stream()
        .flatMap(context -> context.primary().stream())
        .flatMap(adapter -> adapter.audience().stream())
        .filter(role -> !role.equals("anyone"))
        .sorted()
        .forEach(role ->
            actors.computeIfAbsent(in.actor(role), _ -> new LinkedHashSet<>()).add(in.role(role)));
    double left = x(0);
    double right = x(map.contexts().size() - 1) + COLUMN;
    svg.rect(left, BAR, right - left, 38, 10, "#eef1f5", "#9aa5b1", 1.5);
    svg.fit((left + right) / 2, BAR + 19, in.say("REST API"), 16, 400, Svg.INK, true);
    int place = 1;
    for (Map.Entry<String, Set<String>> actor : actors.entrySet()) {
      double middle = left + (right - left) * place / (actors.size() + 1);
      svg.rect(middle - 120, 84, 240, 54, 10, Svg.WHITE, Svg.MUTED, 1.5);
      svg.fit(middle, 103, actor.getKey(), 17, 220, Svg.INK, true);
      svg.fit(middle, 124, String.join(" · ", actor.getValue()), 13, 220, Svg.MUTED, false);
      svg.way(Svg.MUTED, 1.8, true, middle, 138, middle, BAR - 1);
      place++;
    }
  }

  private void context(Context context) {
    double x = x(context);
    double middle = x + COLUMN / 2;
    Technologies technologies = new Technologies(map, context);
    drivingChips(context, technologies);

    double end = HEXAGON + driving + CORE + driven + 34;
    double half = (HEXAGON + end) / 2;
    svg.polygon(
        ground(context),
        line(context),
        3,
        x + 44,
        HEXAGON,
        x + COLUMN - 44,
        HEXAGON,
        x + COLUMN,
        half,
        x + COLUMN - 44,
        end,
        x + 44,
        end,
        x,
        half);
    double y = HEXAGON + 22 + (driving - PILL * context.driving().size()) / 2;
    for (Port port : context.driving()) {
      pill(middle, y, port, context, true);
      y += PILL;
    }
    double core = HEXAGON + 14 + driving;
    svg.polygon(
        Svg.WHITE,
        line(context),
        1.6,
        x + 74,
        core + 4,
        x + COLUMN - 74,
        core + 4,
        x + COLUMN - 34,
        core + CORE / 2,
        x + COLUMN - 74,
        core + CORE - 4,
        x + 74,
        core + CORE - 4,
        x + 34,
        core + CORE / 2);
    svg.fit(middle, core + 46, context.name(), 25, 200, line(context), true);
    svg.fit(middle, core + 78, String.join(" · ", context.aggregates()), 14, 200, Svg.INK, false);
    y = core + CORE + 15 + (driven - PILL * context.driven().size()) / 2;
    for (Port port : context.driven()) {
      pill(middle, y, port, context, false);
      y += PILL;
    }
    standsOn(context, technologies, end);
  }

  private void drivingChips(Context context, Technologies technologies) {
    double x = x(context);
    for (Slot slot : drivingSlots(context)) {
      String technology = slot.technologies().getFirst();
      double next = slot.x();
      double w = slot.width();
      chip(next, CHIPS, w, technology);
      svg.way(
          Svg.MUTED,
          1.6,
          true,
          slot.middle(),
          CHIPS + 33,
          flat(context, slot.middle()),
          HEXAGON - 2);
      List<String> audience =
          context.primary().stream()
              .filter(adapter -> adapter.technology().equals(technology))
              .filter(adapter -> !technologies.partners().contains(technology))
              .flatMap(adapter -> adapter.audience().stream())
              .distinct()
              .map(in::role)
              .toList();
      if (!audience.isEmpty()) {
        svg.way(Svg.MUTED, 1.8, true, next + w / 2, BAR + 38, next + w / 2, CHIPS - 1);
        svg.text(
            next + w / 2 + 8,
            BAR + 62,
            String.join(" · ", audience),
            12,
            Svg.MUTED,
            false,
            "start");
      }
      if (technologies.delivers(technology)) {
        svg.way(
            line(context), 2.2, true, x - 24, CHIPS + 40, x - 24, CHIPS + 16, next - 1, CHIPS + 16);
      }
      if (technologies.partners().contains(technology)) {
        double up = x + COLUMN + 14;
        svg.way(
            Svg.MUTED,
            1.8,
            true,
            slotOf(drivenSlots(context), technology::equals).x()
                + slotOf(drivenSlots(context), technology::equals).width(),
            ground + 48,
            up,
            ground + 48,
            up,
            CHIPS + 16,
            next + w + 1,
            CHIPS + 16);
      }
    }
  }

  /** Stores, those outside, and the adapters that need neither. */
  private void standsOn(Context context, Technologies technologies, double from) {
    for (Slot slot : drivenSlots(context)) {
      double x = slot.x();
      double w = slot.width();
      double middle = slot.middle();
      svg.way(Svg.MUTED, 1.6, true, flat(context, middle), from + 2, middle, ground - 2);
      String first = slot.technologies().getFirst();
      if (technologies.keeps(first)) {
        svg.cylinder(x, ground, w, 96, line(context));
        svg.fit(middle, ground + 44, in.technology(first), 15, w - 12, line(context), true);
        svg.fit(
            middle,
            ground + 66,
            context.stores().stream().map(Store::name).collect(Collectors.joining(", ")),
            13,
            w - 12,
            Svg.MUTED,
            false);
      } else if (technologies.partners().contains(first)) {
        svg.rect(x, ground, w, 96, 10, "#e8f3fb", "#2b7bb9", 1.8);
        svg.fit(middle, ground + 48, in.technology(first), 15, w - 10, Svg.INK, true);
      } else {
        double y = ground;
        for (String technology : slot.technologies()) {
          chip(x, y, w, technology);
          y += 38;
        }
      }
    }
  }

  /** The nearest place on the flat part of a hexagon's edge. */
  private double flat(Context context, double x) {
    return Math.clamp(x, x(context) + 52, x(context) + COLUMN - 52);
  }

  /** A place in a row of adapters, for one or for several of them. */
  private record Slot(List<String> technologies, double x, double width) {

    private double middle() {
      return x + width / 2;
    }
  }

  private List<Slot> drivingSlots(Context context) {
    List<String> technologies = new Technologies(map, context).driving();
    return slots(context, technologies.stream().map(List::of).toList());
  }

  /** On the left who asks another context, on the right who is outside. */
  private List<Slot> drivenSlots(Context context) {
    Technologies technologies = new Technologies(map, context);
    List<String> helping = technologies.helping();
    List<List<String>> groups = new ArrayList<>();
    groups.add(helping.stream().filter(technologies::calls).toList());
    context.stores().stream().map(Store::technology).distinct().map(List::of).forEach(groups::add);
    groups.add(helping.stream().filter(it -> !technologies.calls(it)).toList());
    technologies.partners().stream().map(List::of).forEach(groups::add);
    groups.removeIf(List::isEmpty);
    return slots(context, groups);
  }

  /** As wide as the words need, in the middle of the column. */
  private List<Slot> slots(Context context, List<List<String>> groups) {
    double[] widths =
        groups.stream()
            .mapToDouble(group ->
                group.stream()
                    .mapToDouble(it -> Svg.width(in.technology(it), 14, true) + 24)
                    .max()
                    .orElseThrow())
            .toArray();
    double gaps = 10.0 * (groups.size() - 1);
    double scale = Math.min(1, (COLUMN - gaps) / DoubleStream.of(widths).sum());
    double x = x(context) + (COLUMN - gaps - scale * DoubleStream.of(widths).sum()) / 2;
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < widths.length; i++) {
      slots.add(new Slot(groups.get(i), x, widths[i] * scale));
      x += widths[i] * scale + 10;
    }
    return slots;
  }

  private static Slot slotOf(List<Slot> slots, Predicate<String> technology) {
    return slots.stream()
        .filter(slot -> slot.technologies().stream().anyMatch(technology))
        .findFirst()
        .orElse(slots.getFirst());
  }

  private void chip(double x, double y, double w, String technology) {
    svg.rect(x, y, w, 32, 8, Svg.WHITE, Svg.MUTED, 1.4);
    svg.fit(x + w / 2, y + 16, in.technology(technology), 14, w - 10, Svg.INK, true);
  }

  private void pill(double middle, double y, Port port, Context context, boolean drives) {
    boolean shared = !port.context().equals(context.name());
    double w = Math.min(Svg.width(port.name(), 13.5, false) + 26, COLUMN - 70);
    String color = line(context);
    if (shared) {
      svg.dashedRect(middle - w / 2, y - 12, w, 24, 12, Svg.WHITE, color);
    } else {
      svg.rect(middle - w / 2, y - 12, w, 24, 12, drives ? color : Svg.WHITE, color, 1.4);
    }
    svg.fit(middle, y, port.name(), 13.5, w - 14, drives ? Svg.WHITE : Svg.INK, false);
  }

  /** Down from the stores into the lane of a queue, and from the lane up to its consumer. */
  private void ways(String queue) {
    double y = top(queue);
    int lane = map.queues().indexOf(queue);
    for (Context publisher : publishers(queue)) {
      double x =
          slotOf(drivenSlots(publisher), new Technologies(map, publisher)::keeps).middle()
              + lane * 24
              - 24;
      svg.way(line(publisher), 2.2, true, x, ground + 100, x, y - 1);
    }
    consumers(queue)
        .forEach(consumer ->
            svg.way(line(consumer), 2.2, false, x(consumer) - 24, y, x(consumer) - 24, CHIPS + 30));
  }

  private void call(Call call) {
    Context caller = map.context(call.caller());
    Context callee = map.context(call.callee());
    double gutter = x(caller) - 50;
    double from = slotOf(drivenSlots(caller), new Technologies(map, caller)::calls).x();
    Slot api = slotOf(drivingSlots(callee), "api"::equals);
    double to = api.x() + api.width() + 1;
    svg.way(
        Svg.INK,
        1.8,
        true,
        from,
        ground + 16,
        gutter,
        ground + 16,
        gutter,
        CHIPS + 16,
        to,
        CHIPS + 16);
    svg.text(to + 12, CHIPS + 9, call.published(), 12, Svg.MUTED, true, "start");
  }

  private void lane(String queue, double y) {
    List<Context> involved = new ArrayList<>(publishers(queue));
    consumers(queue).forEach(involved::add);
    double left = involved.stream().mapToDouble(this::x).min().orElseThrow() - 54;
    double right = involved.stream().mapToDouble(this::x).max().orElseThrow() + COLUMN + 10;
    String color = consumers(queue).stream().findFirst().map(this::line).orElse(Svg.MUTED);
    svg.rect(left, y, right - left, laneHeight(queue) - 20, 16, Svg.WHITE, color, 2);
    svg.text(left + 18, y + 24, queue, 15, color, true, "start");
    for (Context publisher : publishers(queue)) {
      double x = x(publisher);
      double chip = y + 36;
      for (Message message : messages(queue, publisher)) {
        double w = Svg.width(message.verb(), 13, false) + 20;
        if (x + w > x(publisher) + COLUMN) {
          x = x(publisher);
          chip += 29;
        }
        svg.rect(x, chip, w, 23, 5, ground(publisher), line(publisher), 1);
        svg.fit(x + w / 2, chip + 11.5, message.verb(), 13, w - 8, Svg.INK, false);
        x += w + 7;
      }
    }
  }

  private double laneHeight(String queue) {
    int rows = 1;
    for (Context publisher : publishers(queue)) {
      double x = 0;
      int own = 1;
      for (Message message : messages(queue, publisher)) {
        double w = Svg.width(message.verb(), 13, false) + 20;
        if (x + w > COLUMN) {
          x = 0;
          own++;
        }
        x += w + 7;
      }
      rows = Math.max(rows, own);
    }
    return 36 + rows * 29 + 6 + 20;
  }

  private double top(String queue) {
    return lanes
        + map.queues().stream()
            .takeWhile(other -> !other.equals(queue))
            .mapToDouble(this::laneHeight)
            .sum();
  }

  private List<Context> publishers(String queue) {
    return map.contexts().stream().filter(it -> !messages(queue, it).isEmpty()).toList();
  }

  private List<Message> messages(String queue, Context publisher) {
    return map.messages().stream()
        .filter(it -> it.queue().equals(queue) && it.publisher().equals(publisher.name()))
        .toList();
  }

  private List<Context> consumers(String queue) {
    return map.messages().stream()
        .filter(message -> message.queue().equals(queue))
        .flatMap(message -> message.delivery().stream())
        .map(delivery -> map.context(delivery.context()))
        .distinct()
        .toList();
  }

  private void legend(double y) {
    double x = x(0);
    String color = Svg.MUTED;
    svg.rect(x, y - 10, 34, 20, 10, color, color, 1.4);
    x = label(x + 44, y, "driving port");
    svg.rect(x, y - 10, 34, 20, 10, Svg.WHITE, color, 1.4);
    x = label(x + 44, y, "driven port");
    svg.dashedRect(x, y - 10, 34, 20, 10, Svg.WHITE, color);
    x = label(x + 44, y, "driven port that all share");
    svg.rect(x, y - 10, 34, 20, 6, Svg.WHITE, color, 1.4);
    x = label(x + 44, y, "adapter");
    svg.cylinder(x, y - 14, 34, 28, color);
    x = label(x + 44, y, "store");
    svg.rect(x, y - 11, 46, 22, 8, Svg.WHITE, color, 2);
    svg.rect(x + 14, y - 6, 18, 12, 3, "#eef1f5", color, 1);
    label(x + 56, y, "queue with its messages, in the colour of its consumer");
  }

  private double label(double x, double y, String words) {
    svg.text(x, y + 5, in.say(words), 14, Svg.MUTED, false, "start");
    return x + Svg.width(in.say(words), 14, false) + 30;
  }

  private double x(Context context) {
    return x(map.contexts().indexOf(context));
  }

  private static double x(int column) {
    return MARGIN + column * (COLUMN + GUTTER);
  }

  private String line(Context context) {
    return Svg.LINES.get(map.contexts().indexOf(context) % Svg.LINES.size());
  }

  private String ground(Context context) {
    return Svg.GROUNDS.get(map.contexts().indexOf(context) % Svg.GROUNDS.size());
  }
}
