package dev.comanda.benchmark.cost;

import dev.comanda.benchmark.Host;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was counted, as {@code cost.json} has it, and what that costs, as a page in two languages.
 *
 * @param orders how many lived in the trickle, and how many under load
 * @param idle of a second without orders
 * @param trickle of one order of a few
 * @param load of one order of many
 */
record CostReport(
    Instant started,
    Host machine,
    Map<String, Integer> orders,
    Map<Item, Double> idle,
    Map<Item, Double> trickle,
    Map<Item, Double> load) {

  private static final String DATA = "cost.json";
  private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");
  private static final double SECONDS_PER_HOUR = 3600;

  /** What an earlier run has written. */
  static CostReport read(Path folder) throws IOException {
    return new JsonMapper().readValue(Files.readString(folder.resolve(DATA)), CostReport.class);
  }

  /**
   * Writes everything into one folder.
   *
   * @param prices those of the monthly bills, {@code prices.json}
   */
  void write(Path folder, JsonNode prices) throws IOException {
    Files.createDirectories(folder);
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve(DATA), json.writeValueAsString(this) + "\n");
    Files.writeString(folder.resolve("cost.md"), page("cost.md.template", prices, Locale.ENGLISH));
    Files.writeString(
        folder.resolve("cost.pt-BR.md"), page("cost.pt-BR.md.template", prices, BRAZIL));
  }

  private String page(String template, JsonNode prices, Locale locale) throws IOException {
    return text(template)
        .replace("{date}", started.toString().substring(0, 10))
        .replace("{processor}", machine.processor())
        .replace("{cores}", Integer.toString(machine.cores()))
        .replace("{system}", machine.system())
        .replace("{pricesOf}", prices.path("asOf").asString())
        .replace("{trickle}", Integer.toString(Plan.TRICKLE_PER_SECOND))
        .replace("{load}", Integer.toString(Plan.LOAD_PER_SECOND))
        .replace("{trickleOrders}", String.valueOf(orders.get("trickle")))
        .replace("{loadOrders}", String.valueOf(orders.get("load")))
        .replace("{counted}", counted(locale))
        .replace("{costs}", costs(prices.path("prices"), locale))
        .replace("{idle}", idle(prices, locale));
  }

  /** As if each message was sent, received and deleted by requests of its own. */
  private Map<Item, Double> alone() {
    Map<Item, Double> alone = new EnumMap<>(trickle);
    double messages = of(trickle, Item.MESSAGES);
    for (Item request : new Item[] {Item.SENDS, Item.RECEIVES, Item.DELETES}) {
      alone.put(request, messages);
    }
    return alone;
  }

  private String counted(Locale locale) {
    return lines(
        Item.values(),
        item -> name(item, locale) + columns(counts -> of(counts, item), "%,.1f", locale));
  }

  private String costs(JsonNode prices, Locale locale) {
    Item[] paid =
        Arrays.stream(Item.values()).filter(item -> !item.price().isEmpty()).toArray(Item[]::new);
    ToDoubleFunction<Map<Item, Double>> sum =
        counts -> Arrays.stream(paid).mapToDouble(item -> million(counts, item, prices)).sum();
    return lines(
            paid,
            item ->
                name(item, locale)
                    + columns(counts -> million(counts, item, prices), "%,.2f", locale))
        + "| **"
        + (locale.equals(BRAZIL) ? "total" : "together")
        + "**"
        + columns(sum, "**%,.2f**", locale)
        + " |\n";
  }

  /** What stands there without any order: in an hour, and what a month of it costs. */
  private String idle(JsonNode prices, Locale locale) {
    double hours = prices.path("hoursPerMonth").asDouble();
    return lines(
        Arrays.stream(Item.values()).filter(item -> of(idle, item) > 0).toArray(Item[]::new),
        item -> {
          double hourly = of(idle, item) * SECONDS_PER_HOUR;
          double monthly =
              item.price().isEmpty()
                  ? 0
                  : hourly * hours / 1e6 * item.priced() * price(item, prices.path("prices"));
          return String.format(locale, "%s | %,.0f | %,.2f", name(item, locale), hourly, monthly);
        });
  }

  private String columns(ToDoubleFunction<Map<Item, Double>> figure, String format, Locale locale) {
    return Stream.of(alone(), trickle, load)
        .map(counts -> " | " + String.format(locale, format, figure.applyAsDouble(counts)))
        .collect(Collectors.joining());
  }

  private static <T> String lines(T[] of, Function<T, String> line) {
    return Arrays.stream(of)
        .map(each -> "| " + line.apply(each) + " |\n")
        .collect(Collectors.joining());
  }

  /** In dollars, of a million orders. */
  private static double million(Map<Item, Double> ofOne, Item item, JsonNode prices) {
    return of(ofOne, item) * item.priced() * price(item, prices);
  }

  private static double price(Item item, JsonNode prices) {
    if (!prices.has(item.price())) {
      throw new IllegalStateException("prices.json has no price of " + item.price());
    }
    return prices.path(item.price()).asDouble();
  }

  private static double of(Map<Item, Double> counts, Item item) {
    return counts.getOrDefault(item, 0.0);
  }

  private static String name(Item item, Locale locale) {
    return locale.equals(BRAZIL) ? item.portuguese() : item.english();
  }

  private static String text(String template) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(CostReport.class.getResourceAsStream(template), template)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
