package dev.comanda.benchmark.growth;

import dev.comanda.benchmark.Host;
import dev.comanda.benchmark.growth.Operation.Backend;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out, as {@code growth.json} has it, as a page in two languages and as a picture. Page
 * and picture are made from nothing but this, so that they can be made again.
 *
 * @param databases how many bytes PostgreSQL takes, by the number of orders
 */
record Report(
    Instant started,
    Host machine,
    Map<String, String> versions,
    Plan plan,
    Map<Long, Long> databases,
    List<Row> results,
    List<QueryPlan> plans,
    List<Units> units) {

  private static final String DATA = "growth.json";
  private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

  /** What an earlier run has written. */
  static Report read(Path folder) throws IOException {
    return new JsonMapper().readValue(Files.readString(folder.resolve(DATA)), Report.class);
  }

  /** The table of both stores. */
  void print(PrintStream out) {
    for (Backend backend : Backend.values()) {
      out.printf("%n%s%n%s", backend.title(), table(backend, Locale.ENGLISH));
    }
  }

  /** Writes everything into one folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve(DATA), json.writeValueAsString(this) + "\n");
    Files.writeString(folder.resolve("growth.md"), page("growth.md.template", Locale.ENGLISH));
    Files.writeString(folder.resolve("growth.pt-BR.md"), page("growth.pt-BR.md.template", BRAZIL));
    Picture.write(results, folder);
  }

  private String page(String template, Locale locale) throws IOException {
    return text(template)
        .replace("{date}", started.toString().substring(0, 10))
        .replace("{processor}", machine.processor())
        .replace("{cores}", Integer.toString(machine.cores()))
        .replace("{system}", machine.system())
        .replace("{load}", String.format(locale, "%.1f", machine.load()))
        .replace(
            "{versions}",
            versions.entrySet().stream()
                .map(version -> version.getKey() + " " + version.getValue())
                .collect(Collectors.joining(", ")))
        .replace("{warmUp}", Integer.toString(plan.warmUp()))
        .replace("{rounds}", Integer.toString(plan.rounds()))
        .replace("{orderCalls}", String.format(locale, "%,d", plan.rounds() * plan.orderPasses()))
        .replace("{ticketCalls}", String.format(locale, "%,d", plan.rounds() * plan.ticketPasses()))
        .replace("{databases}", databases(locale))
        .replace("{postgresql}", table(Backend.POSTGRESQL, locale))
        .replace("{pages}", pages(locale))
        .replace("{dynamodb}", table(Backend.DYNAMODB, locale))
        .replace("{units}", units(locale))
        .replace("{plans}", plans(locale));
  }

  private String table(Backend backend, Locale locale) {
    List<Long> sizes = sizes(backend);
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("ms"));
    sizes.forEach(size -> head.add(String.format(locale, "%,d", size)));
    sizes.stream()
        .skip(1)
        .forEach(size -> head.add(String.format(locale, "%,d : 1", size / sizes.getFirst())));
    lines.add(head);
    for (Operation operation : Operation.values()) {
      List<Row> rows = results.stream().filter(row -> row.operation() == operation).toList();
      if (operation.backend() == backend && !rows.isEmpty()) {
        List<String> line = new ArrayList<>(List.of(name(operation, locale)));
        rows.forEach(
            row -> line.add(String.format(locale, "%.2f (%.2f)", row.median(), row.p99())));
        rows.stream()
            .skip(1)
            .forEach(row ->
                line.add(
                    String.format(
                        locale,
                        "%.2f (%.2f–%.2f) %s",
                        row.ratio(),
                        row.spread().getFirst(),
                        row.spread().getLast(),
                        row.met() ? "✓" : "**✗**")));
        lines.add(line);
      }
    }
    return markdown(lines);
  }

  private String pages(Locale locale) {
    return bySize(
        Backend.POSTGRESQL,
        locale,
        operation ->
            size ->
                plans.stream()
                    .filter(plan -> plan.operation() == operation && plan.orders() == size)
                    .map(QueryPlan::pages)
                    .filter(Objects::nonNull)
                    .map(String::valueOf)
                    .collect(Collectors.joining()));
  }

  private String units(Locale locale) {
    return bySize(
        Backend.DYNAMODB,
        locale,
        operation ->
            size ->
                units.stream()
                    .filter(unit -> unit.operation() == operation && unit.orders() == size)
                    .map(unit -> String.format(locale, "%.1f / %.1f", unit.reads(), unit.writes()))
                    .collect(Collectors.joining()));
  }

  /** A line for each operation that has something to say, a column for each size. */
  private String bySize(
      Backend backend, Locale locale, Function<Operation, Function<Long, String>> cell) {
    List<List<String>> lines = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of(""));
    sizes(backend).forEach(size -> head.add(String.format(locale, "%,d", size)));
    lines.add(head);
    for (Operation operation : Operation.values()) {
      List<String> cells = sizes(backend).stream().map(cell.apply(operation)).toList();
      if (!String.join("", cells).isEmpty()) {
        List<String> line = new ArrayList<>(List.of(name(operation, locale)));
        line.addAll(cells);
        lines.add(line);
      }
    }
    return markdown(lines);
  }

  private String databases(Locale locale) {
    return databases.entrySet().stream()
        .map(database ->
            String.format(locale, "%,d: %,d MB", database.getKey(), database.getValue() >> 20))
        .collect(Collectors.joining("; "));
  }

  /** At the largest size. */
  private String plans(Locale locale) {
    long largest = sizes(Backend.POSTGRESQL).getLast();
    return plans.stream()
        .filter(plan -> plan.orders() == largest)
        .map(plan ->
            "<details><summary>%s</summary>%n%n```sql%n%s%n```%n%n```%n%s```%n%n</details>%n"
                .formatted(name(plan.operation(), locale), plan.statement(), plan.plan()))
        .collect(Collectors.joining("\n"));
  }

  private List<Long> sizes(Backend backend) {
    return results.stream()
        .filter(row -> row.operation().backend() == backend)
        .map(Row::orders)
        .distinct()
        .toList();
  }

  private static String name(Operation operation, Locale locale) {
    return locale.equals(BRAZIL) ? operation.portuguese() : operation.english();
  }

  private static String markdown(List<List<String>> lines) {
    List<String> rule = new ArrayList<>(Collections.nCopies(lines.getFirst().size(), "--:"));
    rule.set(0, "---");
    List<List<String>> all = new ArrayList<>(lines);
    all.add(1, rule);
    return all.stream()
        .map(line -> "| " + String.join(" | ", line) + " |\n")
        .collect(Collectors.joining());
  }

  private static String text(String template) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Report.class.getResourceAsStream(template), template)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
