package dev.comanda.chaos;

import dev.comanda.chaos.FaultPlan.Injection;
import dev.comanda.chaos.Rehearsal.Result;
import dev.comanda.chaos.Stage.Recovery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was injected, what came of it, and how long what had died took to come back. */
final class ChaosReport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Result> results;

  ChaosReport(List<Result> results) {
    this.results = List.copyOf(results);
  }

  /** Writes {@code chaos.txt}, {@code chaos.json} and {@code chaos.svg}. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("chaos.txt"), text());
    Files.writeString(
        folder.resolve("chaos.json"),
        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json()) + "\n");
    Files.writeString(folder.resolve("chaos.svg"), plot());
  }

  int kills() {
    return results.stream().mapToInt(result -> result.plan().kills()).sum();
  }

  int findings() {
    return results.stream()
        .mapToInt(result -> result.violations().size() + result.surprises().size())
        .sum();
  }

  /** For people who read. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d seeds, %d processes killed, %d faults in all, %d orders accepted: %s%n%n"
            .formatted(
                results.size(),
                kills(),
                results.stream().mapToInt(result -> result.plan().injections().size()).sum(),
                results.stream().mapToInt(result -> result.acceptedAt().size()).sum(),
                findings() == 0 ? "nothing lost, nothing done twice" : findings() + " FINDINGS"));
    text.append("seed  killed  faults  orders  asked again  at rest after  findings%n".formatted());
    for (Result result : results) {
      text.append(
          "%4d  %6d  %6d  %6d  %11d  %11.1f s  %8d%n"
              .formatted(
                  result.plan().seed(),
                  result.plan().kills(),
                  result.plan().injections().size(),
                  result.acceptedAt().size(),
                  result.refusals(),
                  result.rest().toMillis() / 1000.0,
                  result.violations().size() + result.surprises().size()));
    }
    text.append("%nWhat was done to it%n".formatted());
    injected().forEach((fault, count) -> text.append("  %-28s %4d%n".formatted(fault, count)));
    text.append("%nReady again after being killed%n".formatted());
    recovered()
        .forEach((what, times) ->
            text.append(
                "  %-28s %4d times, median %4.1f s, longest %4.1f s%n"
                    .formatted(what, times.size(), median(times), times.getLast())));
    text.append("%nWhere the orders ended%n".formatted());
    ended().forEach((state, count) -> text.append("  %-28s %4d%n".formatted(state, count)));
    for (Result result : results) {
      if (!result.violations().isEmpty() || !result.surprises().isEmpty()) {
        text.append("%nSeed %d, again with -Dchaos.seeds=%1$d%n".formatted(result.plan().seed()));
        result.violations().forEach(it -> text.append("  ").append(it).append('\n'));
        result.surprises().forEach(it -> text.append("  ").append(it).append('\n'));
        for (int fault = 0; fault < result.faultsAt().size(); fault++) {
          text.append(
              "    %6.1f s  %s%n"
                  .formatted(
                      result.faultsAt().get(fault) / 1000.0,
                      result.plan().injections().get(fault)));
        }
      }
    }
    return text.toString();
  }

  private Map<Fault, Integer> injected() {
    Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    results.forEach(result ->
        result.plan().injections().forEach(it -> counts.merge(it.fault(), 1, Integer::sum)));
    return counts;
  }

  /** Sorted seconds, for each process and component. */
  private Map<String, List<Double>> recovered() {
    return results.stream()
        .flatMap(result -> result.recoveries().stream())
        .collect(
            Collectors.groupingBy(
                Recovery::what,
                TreeMap::new,
                Collectors.collectingAndThen(
                    Collectors.toList(),
                    some ->
                        some.stream()
                            .map(Recovery::after)
                            .map(Duration::toMillis)
                            .map(millis -> millis / 1000.0)
                            .sorted()
                            .toList())));
  }

  private Map<String, Long> ended() {
    Map<String, Long> counts = new TreeMap<>();
    results.forEach(
        result -> result.states().forEach((state, count) -> counts.merge(state, count, Long::sum)));
    return counts;
  }

  private static double median(List<Double> sorted) {
    return sorted.get(sorted.size() / 2);
  }

  private ObjectNode json() {
    ObjectNode document = JSON.createObjectNode();
    document.put("seeds", results.size()).put("kills", kills()).put("findings", findings());
    ArrayNode seeds = document.putArray("results");
    for (Result result : results) {
      ObjectNode seed = seeds.addObject();
      seed.put("seed", result.plan().seed())
          .put("kills", result.plan().kills())
          .put("ordersAccepted", result.acceptedAt().size())
          .put("askedAgain", result.refusals())
          .put("atRestAfterMillis", result.rest().toMillis())
          .put("deadLettersOnPurpose", result.deadLetters());
      ObjectNode states = seed.putObject("states");
      result.states().forEach(states::put);
      ArrayNode faults = seed.putArray("faults");
      for (int index = 0; index < result.faultsAt().size(); index++) {
        Injection injection = result.plan().injections().get(index);
        faults
            .addObject()
            .put("atMillis", result.faultsAt().get(index))
            .put("fault", injection.fault().name())
            .put("target", injection.target())
            .put("lastsMillis", injection.lasts().toMillis())
            .put("amount", injection.amount());
      }
      ArrayNode recoveries = seed.putArray("recoveries");
      result
          .recoveries()
          .forEach(it ->
              recoveries
                  .addObject()
                  .put("what", it.what())
                  .put("afterMillis", it.after().toMillis()));
      ArrayNode perSecond = seed.putArray("ordersPerSecond");
      for (int count : perSecond(result)) {
        perSecond.add(count);
      }
      ArrayNode findings = seed.putArray("findings");
      result.violations().forEach(it -> findings.add(it.toString()));
      result.surprises().forEach(findings::add);
    }
    return document;
  }

  private static int[] perSecond(Result result) {
    long last =
        Math.max(
            result.acceptedAt().isEmpty() ? 0 : result.acceptedAt().getLast(),
            result.faultsAt().getLast());
    int[] counts = new int[(int) (last / 1000) + 1];
    result.acceptedAt().forEach(at -> counts[(int) (at / 1000)]++);
    return counts;
  }

  /** A row for each seed: orders accepted per second, with the faults marked. */
  private String plot() {
    int left = 70;
    int width = 860;
    int row = 96;
    int height = 70 + row * results.size() + 30;
    int seconds = results.stream().mapToInt(result -> perSecond(result).length).max().orElse(1);
    int most =
        results.stream().flatMapToInt(result -> Arrays.stream(perSecond(result))).max().orElse(1);
    StringBuilder svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 %d" font-family="sans-serif" font-size="12">
        <rect width="960" height="%1$d" fill="#ffffff"/>
        <text x="%d" y="24" font-size="16" font-weight="bold" fill="#222222">Orders accepted per second while everything goes wrong</text>
        <g transform="translate(%2$d,44)" fill="#444444">
          <line x1="4" x2="4" y1="-9" y2="3" stroke="#c62828" stroke-width="2"/><text x="12" y="1">a process killed</text>
          <line x1="134" x2="134" y1="-9" y2="3" stroke="#6a1b9a" stroke-width="2"/><text x="142" y="1">a store or the queues killed</text>
          <line x1="324" x2="324" y1="-9" y2="3" stroke="#ef6c00" stroke-width="2"/><text x="332" y="1">network, pause</text>
          <line x1="434" x2="434" y1="-9" y2="3" stroke="#1565c0" stroke-width="2"/><text x="442" y="1">provider, webhooks, messages</text>
        </g>
        """
            .formatted(height, left));
    double perPixel = (double) width / seconds;
    for (int index = 0; index < results.size(); index++) {
      Result result = results.get(index);
      int bottom = 60 + row * (index + 1);
      int tall = row - 26;
      svg.append(
          "<text x=\"12\" y=\"%d\" fill=\"#222222\">seed %d</text><text x=\"%d\" y=\"%d\" fill=\"#777777\" font-size=\"10\" text-anchor=\"end\">%d</text>%n"
              .formatted(
                  bottom - tall / 2, result.plan().seed(), left - 6, bottom - tall + 8, most));
      StringBuilder area = new StringBuilder("M%d,%d".formatted(left, bottom));
      int[] counts = perSecond(result);
      for (int second = 0; second < counts.length; second++) {
        double top = bottom - (double) tall * counts[second] / most;
        area.append(
            " L%.1f,%.1f L%.1f,%.1f"
                .formatted(left + second * perPixel, top, left + (second + 1) * perPixel, top));
      }
      area.append(" L%.1f,%d Z".formatted(left + counts.length * perPixel, bottom));
      svg.append("<path d=\"%s\" fill=\"#a5d6a7\"/>%n".formatted(area));
      for (int fault = 0; fault < result.faultsAt().size(); fault++) {
        Injection injection = result.plan().injections().get(fault);
        double x = left + result.faultsAt().get(fault) / 1000.0 * perPixel;
        svg.append(
            "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"><title>%s</title></line>%n"
                .formatted(
                    x,
                    x,
                    bottom - (injection.kills() > 0 ? tall : tall / 2),
                    bottom,
                    colour(injection.fault()),
                    injection.toString().replace(">", "&gt;").strip()));
      }
      svg.append(
          "<line x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\" stroke=\"#999999\"/>%n"
              .formatted(left, left + width, bottom, bottom));
    }
    int axis = 60 + row * results.size() + 16;
    // As many labels as have room beside each other.
    int step = 10 * Math.ceilDiv(seconds, 150);
    for (int second = 0; second <= seconds; second += step) {
      svg.append(
          "<text x=\"%.1f\" y=\"%d\" fill=\"#777777\" text-anchor=\"middle\">%d s</text>%n"
              .formatted(left + second * perPixel, axis, second));
    }
    return svg.append("</svg>\n").toString();
  }

  private static String colour(Fault fault) {
    return switch (fault) {
      case KILL, KILL_TWO_RELAYS, CLOCK_SKEW -> "#c62828";
      case RESTART_COMPONENT -> "#6a1b9a";
      case PAUSE, NETWORK_CUT, NETWORK_SLOW, NETWORK_SILENT -> "#ef6c00";
      default -> "#1565c0";
    };
  }
}
