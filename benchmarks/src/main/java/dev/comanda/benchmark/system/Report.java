package dev.comanda.benchmark.system;

import dev.comanda.benchmark.Host;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out, as {@code latest.json} has it, and as a page in two languages. Pages and pictures
 * are made from nothing but this, so that they can be made again.
 */
record Report(Host machine, Map<String, String> versions, Instant started, List<Row> results) {

  private static final String DATA = "latest.json";
  private static final Locale BRAZIL = Locale.forLanguageTag("pt-BR");

  /** What an earlier run has written. */
  static Report read(Path folder) throws IOException {
    return new JsonMapper().readValue(Files.readString(folder.resolve(DATA)), Report.class);
  }

  /** Writes everything into one folder. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(folder.resolve(DATA), json.writeValueAsString(this) + "\n");
    Explanations explanations = Explanations.in(folder);
    Files.writeString(
        folder.resolve("index.html"), page("index.html.template", explanations, Locale.ENGLISH));
    Files.writeString(
        folder.resolve("index.pt-BR.html"),
        page("index.pt-BR.html.template", explanations, BRAZIL));
    new Charts(results).write(folder);
  }

  private String page(String template, Explanations explanations, Locale locale)
      throws IOException {
    StringBuilder rows = new StringBuilder();
    for (Row row : results) {
      rows.append(
          "<tr%s><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>%n"
              .formatted(
                  row.missed() ? " class=\"missed\"" : "",
                  text(row.scenario(), locale),
                  text(row.metric(), locale),
                  (number(row.value(), locale) + " " + text(row.unit(), locale)).strip(),
                  number(row.spread().getFirst(), locale)
                      + " – "
                      + number(row.spread().getLast(), locale),
                  number(row.limit(), locale),
                  number(row.ratio(), locale),
                  verdict(row, locale)));
    }
    StringBuilder missed = new StringBuilder();
    for (Row row : results) {
      if (row.missed()) {
        missed.append(
            "<dt>%s – %s: %s (%s)</dt>%n<dd>%s</dd>%n"
                .formatted(
                    text(row.scenario(), locale),
                    text(row.metric(), locale),
                    (number(row.value(), locale) + " " + text(row.unit(), locale)).strip(),
                    text(Objects.requireNonNull(row.target()), locale),
                    explanations.of(row, locale)));
      }
    }
    StringBuilder versionList = new StringBuilder();
    versions.forEach(
        (name, version) -> versionList.append("<li>%s %s</li>%n".formatted(name, version)));
    return template(template)
        .replace("{started}", started.toString().substring(0, 16).replace('T', ' ') + " UTC")
        .replace("{processor}", escaped(machine.processor()))
        .replace("{cores}", Integer.toString(machine.cores()))
        .replace("{system}", machine.system())
        .replace("{load}", "%.1f".formatted(machine.load()))
        .replace("{versions}", versionList)
        .replace("{rows}", rows)
        .replace("{missed}", missed);
  }

  private static String text(String english, Locale locale) {
    return escaped(locale.equals(BRAZIL) ? Portuguese.of(english) : english);
  }

  private static String verdict(Row row, Locale locale) {
    return row.target() == null
        ? ""
        : text(row.target(), locale) + (row.missed() ? " <strong>✗</strong>" : " ✓");
  }

  private static String number(@Nullable BigDecimal value, Locale locale) {
    if (value == null) {
      return "";
    }
    String digits = value.toPlainString();
    return locale.equals(BRAZIL) ? digits.replace('.', ',') : digits;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String template(String name) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(Report.class.getResourceAsStream(name), name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
