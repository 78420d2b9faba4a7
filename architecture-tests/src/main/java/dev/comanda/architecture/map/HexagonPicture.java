package dev.comanda.architecture.map;

import static java.util.Comparator.comparingDouble;
import static java.util.Comparator.comparingInt;

import dev.comanda.architecture.map.ArchitectureMap.Adapter;
import dev.comanda.architecture.map.ArchitectureMap.Call;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import dev.comanda.architecture.map.ArchitectureMap.Store;
import dev.comanda.architecture.map.ArchitectureMap.UseCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One hexagon, with all names: who asks it on the left, what it asks on the right, ports on the
 * edges, use cases and aggregates inside, messages below.
 */
final class HexagonPicture {

  private static final double WIDTH = 1760;
  private static final double CARD = 280;
  private static final double LEFT = 540;
  private static final double RIGHT = 1250;
  private static final double ROW = 62;
  private static final double PEAK = 110;
  private static final double TOP = 130 + PEAK;

  private final ArchitectureMap map;
  private final Context context;
  private final Language in;
  private final String line;
  private final String ground;
  private final Technologies technologies;
  private final Map<Port, Double> heights = new HashMap<>();
  private final double edge;
  private final Svg svg;

  private HexagonPicture(ArchitectureMap map, Context context, Language in) {
    this.map = map;
    this.context = context;
    this.in = in;
    int index = map.contexts().indexOf(context);
    this.line = Svg.LINES.get(index % Svg.LINES.size());
    this.ground = Svg.GROUNDS.get(index % Svg.GROUNDS.size());
    this.technologies = new Technologies(map, context);
    this.edge =
        ROW
            * Math.max(
                Math.max(context.driving().size(), context.primary().size()), driven().size());
    this.svg =
        new Svg(
            WIDTH,
            TOP + edge + PEAK + 40 + panel(),
            context.name() + ": " + in.say("the hexagon, drawn from its bytecode"));
  }

  static String of(ArchitectureMap map, Context context, Language language) {
    return new HexagonPicture(map, context, language).draw();
  }

  private String draw() {
    svg.text(40, 56, context.name(), 30, line, true, "start");
    svg.text(
        52 + Svg.width(context.name(), 30, true),
        56,
        in.say("the hexagon, drawn from its bytecode"),
        17,
        Svg.MUTED,
        false,
        "start");
    svg.text(40, 118, in.say("driving side"), 16, Svg.MUTED, true, "start");
    svg.text(WIDTH - 40, 118, in.say("driven side"), 16, Svg.MUTED, true, "end");
    double middle = (LEFT + RIGHT) / 2;
    double bottom = TOP + edge;
    svg.polygon(
        ground,
        line,
        3,
        LEFT,
        TOP,
        middle,
        TOP - PEAK,
        RIGHT,
        TOP,
        RIGHT,
        bottom,
        middle,
        bottom + PEAK,
        LEFT,
        bottom);
    svg.fit(middle, TOP - 22, in.say("application ring"), 15, 300, line, true);
    placePorts();
    needs();
    domain(middle, TOP + edge / 2);
    drivingSide();
    drivenSide();
    messages(bottom + PEAK + 20);
    return svg.toString();
  }

  /** Ports beside the adapters that call or implement them, so that few lines cross. */
  private void placePorts() {
    List<Port> driving = new ArrayList<>(context.driving());
    List<Adapter> callers = callers();
    driving.sort(
        comparingInt((Port port) ->
                callers.stream()
                    .filter(it -> it.ports().contains(port))
                    .mapToInt(callers::indexOf)
                    .min()
                    .orElse(callers.size()))
            .thenComparing(Port::name));
    double step = edge / driving.size();
    for (int i = 0; i < driving.size(); i++) {
      heights.put(driving.get(i), TOP + step * (i + 0.5));
    }
    List<Adapter> adapters = driven();
    double pitch = edge / adapters.size();
    for (Port port : context.driven()) {
      heights.put(
          port,
          TOP
              + pitch
                  * (0.5
                      + adapters.stream()
                          .filter(it -> it.ports().contains(port))
                          .mapToInt(adapters::indexOf)
                          .average()
                          .orElse(0)));
    }
  }

  private List<Adapter> callers() {
    List<String> order = new ArrayList<>(technologies.driving());
    order.add("config");
    return context.primary().stream()
        .sorted(
            comparingInt((Adapter adapter) -> order.indexOf(adapter.technology()))
                .thenComparing(Adapter::name))
        .toList();
  }

  private List<Adapter> driven() {
    return context.driven().stream().flatMap(context::adaptersOf).distinct().toList();
  }

  private double height(Port port) {
    return heights.getOrDefault(port, TOP);
  }

  private void drivingSide() {
    List<Adapter> adapters =
        callers().stream()
            .sorted(
                comparingDouble((Adapter adapter) ->
                    adapter.ports().stream()
                        .mapToDouble(this::height)
                        .average()
                        .orElse(TOP + edge)))
            .toList();
    double pitch = edge / adapters.size();
    for (int i = 0; i < adapters.size(); i++) {
      Adapter adapter = adapters.get(i);
      double y = TOP + pitch * (i + 0.5);
      card(
          40,
          y,
          adapter,
          Stream.concat(
                  Stream.of(in.technology(adapter.technology())),
                  adapter.audience().stream().map(in::role))
              .collect(Collectors.joining(" · ")),
          "config".equals(adapter.technology()));
      for (Port port : adapter.ports()) {
        if (heights.containsKey(port)) {
          svg.curve(
              Svg.MUTED, 1.6, true, 40 + CARD, y, LEFT - pillWidth(port) / 2 - 1, height(port));
        }
      }
    }
    for (Port port : context.driving()) {
      pill(LEFT, port, line, Svg.WHITE);
      for (UseCase useCase : context.useCasesOf(port).toList()) {
        svg.text(serviceX(port), height(port) + 5, useCase.name(), 13, Svg.INK, false, "start");
      }
    }
  }

  private double serviceX(Port port) {
    return LEFT + pillWidth(port) / 2 + 10;
  }

  private void drivenSide() {
    List<Adapter> adapters = driven();
    double pitch = edge / adapters.size();
    for (int i = 0; i < adapters.size(); i++) {
      Adapter adapter = adapters.get(i);
      double y = TOP + pitch * (i + 0.5);
      String stores =
          context.stores().stream()
              .filter(store -> store.technology().equals(adapter.technology()))
              .map(Store::name)
              .collect(Collectors.joining(", "));
      String technology = in.technology(adapter.technology());
      card(
          WIDTH - 40 - CARD,
          y,
          adapter,
          stores.isEmpty() ? technology : technology + " · " + stores,
          false);
      if (!stores.isEmpty()) {
        svg.cylinder(WIDTH - 40 - 44, y - 16, 30, 32, line);
      }
      for (Port port : adapter.ports()) {
        svg.curve(
            Svg.MUTED, 1.6, true, RIGHT + pillWidth(port) / 2, height(port), WIDTH - 41 - CARD, y);
      }
    }
    for (Port port : context.driven()) {
      pill(RIGHT, port, Svg.WHITE, Svg.INK);
      for (Call call : map.calls()) {
        if (call.caller().equals(context.name()) && call.port().equals(port)) {
          svg.text(
              RIGHT - 12,
              height(port) + 34,
              in.say("asks") + " " + call.callee() + " (" + call.published() + ")",
              12.5,
              line,
              true,
              "end");
        }
      }
    }
  }

  /** Which use case needs which driven port. */
  private void needs() {
    for (UseCase useCase : context.useCases()) {
      double from = serviceX(useCase.port()) + Svg.width(useCase.name(), 13, false) + 4;
      for (Port need : useCase.needs()) {
        svg.curve(
            line,
            1,
            false,
            from,
            height(useCase.port()),
            RIGHT - pillWidth(need) / 2,
            height(need));
      }
    }
  }

  private void domain(double middle, double y) {
    double center = middle + 95;
    svg.polygon(
        Svg.WHITE,
        line,
        2,
        center - 84,
        y - 48,
        center,
        y - 92,
        center + 84,
        y - 48,
        center + 84,
        y + 48,
        center,
        y + 92,
        center - 84,
        y + 48);
    svg.fit(center, y - 44, in.say("domain"), 14, 150, Svg.MUTED, false);
    double next = y - 10 * (context.aggregates().size() - 1);
    for (String aggregate : context.aggregates()) {
      svg.fit(center, next, aggregate, 18, 150, line, true);
      next += 26;
    }
  }

  private void card(double x, double y, Adapter adapter, String below, boolean dashed) {
    if (dashed) {
      svg.dashedRect(x, y - 25, CARD, 50, 9, Svg.WHITE, Svg.MUTED);
    } else {
      svg.rect(x, y - 25, CARD, 50, 9, Svg.WHITE, Svg.MUTED, 1.4);
    }
    svg.text(x + 14, y - 4, adapter.name(), 14.5, Svg.INK, true, "start");
    svg.text(x + 14, y + 15, below, 12.5, Svg.MUTED, false, "start");
  }

  private static double pillWidth(Port port) {
    return Svg.width(port.name(), 14, true) + 28;
  }

  private void pill(double middle, Port port, String fill, String ink) {
    double w = pillWidth(port);
    double y = height(port);
    if (port.context().equals(context.name())) {
      svg.rect(middle - w / 2, y - 15, w, 30, 15, fill, line, 2);
    } else {
      svg.dashedRect(middle - w / 2, y - 15, w, 30, 15, fill, line);
    }
    svg.fit(middle, y, port.name(), 14, w - 16, ink, true);
  }

  private record News(String queue, String type, String publisher, String other, String port) {}

  private List<News> in() {
    return map.messages().stream()
        .flatMap(message ->
            message.delivery().stream()
                .filter(it -> it.context().equals(context.name()))
                .map(it ->
                    new News(
                        message.queue(),
                        message.type(),
                        message.publisher(),
                        in.say("from") + " " + message.publisher(),
                        it.port().name())))
        .toList();
  }

  private List<News> out() {
    return map.messages().stream()
        .filter(message -> message.publisher().equals(context.name()))
        .map(message ->
            new News(
                message.queue(),
                message.type(),
                message.publisher(),
                in.say("to") + " " + message.delivery().map(it -> it.context()).orElse("?"),
                ""))
        .toList();
  }

  private double panel() {
    double height = Math.max(height(in()), height(out()));
    return height == 0 ? 0 : height + 72;
  }

  private static double height(List<News> news) {
    return news.size() * 28 + news.stream().map(News::queue).distinct().count() * 38.0;
  }

  private void messages(double y) {
    list(40, y, in.say("messages in"), in());
    list(WIDTH / 2 + 20, y, in.say("messages out"), out());
  }

  private void list(double x, double y, String title, List<News> news) {
    if (news.isEmpty()) {
      return;
    }
    double w = WIDTH / 2 - 60;
    svg.rect(x, y, w, panel() - 20, 14, Svg.WHITE, "#d5dae1", 1.5);
    svg.text(x + 20, y + 30, title, 16, Svg.MUTED, true, "start");
    double row = y + 34;
    String queue = "";
    for (News item : news) {
      if (!item.queue().equals(queue)) {
        queue = item.queue();
        row += 38;
        svg.text(x + 20, row - 6, queue, 15, line, true, "start");
      }
      row += 28;
      int publisher = map.contexts().indexOf(map.context(item.publisher()));
      svg.rect(
          x + 20,
          row - 20,
          290,
          24,
          5,
          Svg.GROUNDS.get(publisher % Svg.GROUNDS.size()),
          Svg.LINES.get(publisher % Svg.LINES.size()),
          1);
      svg.fit(x + 165, row - 8, item.type(), 14, 276, Svg.INK, false);
      svg.text(x + 326, row - 2, item.other(), 14, Svg.MUTED, false, "start");
      svg.text(
          x + 480,
          row - 2,
          item.port().isEmpty() ? "" : "→ " + item.port(),
          14,
          Svg.INK,
          true,
          "start");
    }
  }
}
