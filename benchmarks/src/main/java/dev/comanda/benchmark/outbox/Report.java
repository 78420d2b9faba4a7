package dev.comanda.benchmark.outbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What came out: on the console, as a page in two languages, as a picture and as data. */
record Report(List<Result> results, Plan plan, Instant started, Machine machine) {

  /** What an earlier run has written. */
  static Report read(Path folder, List<Contender> contenders) throws IOException {
    JsonMapper json = new JsonMapper();
    JsonNode data = json.readTree(Files.readString(folder.resolve("outbox.json")));
    int rounds = data.get("rounds").asInt();
    Plan plan =
        new Plan(
            rounds,
            Duration.ofMillis(data.get("phaseMilliseconds").asLong()),
            Duration.ofMillis(data.get("drainMilliseconds").asLong()));
    List<Result> results = new ArrayList<>();
    for (Contender contender : contenders) {
      List<Map<Metric, Double>> figures = new ArrayList<>();
      for (int round = 0; round < rounds; round++) {
        Map<Metric, Double> ofRound = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
          JsonNode figure =
              data.at("/contenders/" + contender.name()).get(metric.name()).get(round);
          ofRound.put(metric, figure.isNull() ? Double.NaN : figure.asDouble());
        }
        figures.add(ofRound);
      }
      results.add(new Result(contender, figures));
    }
    return new Report(
        results,
        plan,
        Instant.parse(data.get("started").asString()),
        json.treeToValue(data.get("machine"), Machine.class));
  }

  /** The medians, and the smallest and largest round. */
  void print(PrintStream out) {
    out.println();
    out.println(table(Locale.ENGLISH));
  }

  /** Writes everything into one folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("outbox.md"), page("outbox.md.template", Locale.ENGLISH));
    Files.writeString(
        folder.resolve("outbox.pt-BR.md"),
        page("outbox.pt-BR.md.template", Locale.forLanguageTag("pt-BR")));
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve("outbox.json"), json.writeValueAsString(data()) + "\n");
    Picture.write(results, folder);
  }

  private String page(String template, Locale locale) throws IOException {
    Result ours = results.getFirst();
    Result modulith = results.get(2);
    Result namastack = results.get(4);
    Map<String, String> values = new LinkedHashMap<>();
    values.put("date", started.truncatedTo(ChronoUnit.DAYS).toString().substring(0, 10));
    values.put("processor", machine.processor());
    values.put("cores", Integer.toString(machine.cores()));
    values.put("system", machine.system());
    values.put("load", number(locale, machine.load(), 1));
    values.put("java", machine.java());
    values.put("postgres", machine.postgres());
    values.put("durability", machine.durability());
    values.put("boot", machine.springBoot());
    values.put("modulith", machine.modulith());
    values.put("namastack", machine.namastack());
    values.put("rounds", Integer.toString(plan.rounds()));
    values.put("phase", number(locale, plan.phase().toMillis() / 1000.0, 1));
    values.put("drain", number(locale, plan.drain().toMillis() / 1000.0, 1));
    values.put("tuning", namastack.contender().settings());
    values.put("table", table(locale));
    values.put("accepted1Modulith", ratio(locale, ours, modulith, Metric.ACCEPTED_1));
    values.put("accepted1Namastack", ratio(locale, ours, namastack, Metric.ACCEPTED_1));
    values.put("accepted8Modulith", ratio(locale, ours, modulith, Metric.ACCEPTED_8));
    values.put("accepted8Namastack", ratio(locale, ours, namastack, Metric.ACCEPTED_8));
    values.put("relayedModulith", ratio(locale, ours, modulith, Metric.RELAYED));
    values.put("relayedNamastack", ratio(locale, ours, namastack, Metric.RELAYED));
    for (Metric metric : Metric.values()) {
      values.put("ours" + metric, median(locale, ours, metric));
      values.put("modulith" + metric, median(locale, modulith, metric));
      values.put("namastack" + metric, median(locale, namastack, metric));
      values.put("kept" + metric, median(locale, results.get(1), metric));
      values.put("defaults" + metric, median(locale, results.get(3), metric));
    }
    String page = text(template);
    for (Map.Entry<String, String> value : values.entrySet()) {
      page = page.replace("{" + value.getKey() + "}", value.getValue());
    }
    return page;
  }

  private static String text(String template) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Report.class.getResourceAsStream(template), template)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String table(Locale locale) {
    boolean english = locale.equals(Locale.ENGLISH);
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    List<String> rule = new ArrayList<>(List.of("---"));
    for (Result result : results) {
      head.add(result.contender().name());
      rule.add("--:");
    }
    rows.add(head);
    rows.add(rule);
    for (Metric metric : Metric.values()) {
      List<String> row = new ArrayList<>();
      row.add(english ? metric.english() : metric.portuguese());
      for (Result result : results) {
        row.add(cell(locale, result, metric));
      }
      rows.add(row);
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      table.append("| ").append(String.join(" | ", row)).append(" |\n");
    }
    return table.toString();
  }

  private static String cell(Locale locale, Result result, Metric metric) {
    if (Double.isNaN(result.median(metric))) {
      return "–";
    }
    return "%s (%s–%s)"
        .formatted(
            median(locale, result, metric),
            number(locale, result.lowest(metric), metric.decimals()),
            number(locale, result.highest(metric), metric.decimals()));
  }

  private static String median(Locale locale, Result result, Metric metric) {
    double median = result.median(metric);
    return Double.isNaN(median) ? "–" : number(locale, median, metric.decimals());
  }

  private static String ratio(Locale locale, Result one, Result other, Metric metric) {
    return number(locale, one.median(metric) / other.median(metric), 1);
  }

  private static String number(Locale locale, double value, int decimals) {
    return String.format(locale, "%." + decimals + "f", value);
  }

  private Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("started", started.toString());
    data.put("machine", machine);
    data.put("rounds", plan.rounds());
    data.put("phaseMilliseconds", plan.phase().toMillis());
    data.put("drainMilliseconds", plan.drain().toMillis());
    Map<String, Object> contenders = new LinkedHashMap<>();
    for (Result result : results) {
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("settings", result.contender().settings());
      for (Metric metric : Metric.values()) {
        // NaN is no JSON: a round without a figure is null there.
        List<@Nullable Double> rounds = new ArrayList<>();
        for (Map<Metric, Double> round : result.rounds()) {
          double figure = round.getOrDefault(metric, Double.NaN);
          rounds.add(Double.isNaN(figure) ? null : figure);
        }
        figures.put(metric.name(), rounds);
      }
      contenders.put(result.contender().name(), figures);
    }
    data.put("contenders", contenders);
    return data;
  }
}
