package dev.comanda.benchmark.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands between a figure and its target: written by people into {@code explanations.json}, as
 * {@code {"<scenario>": {"<metric>": {"en": "...", "pt-BR": "..."}}}}, in HTML.
 */
record Explanations(JsonNode all) {

  /** Those beside a report; none, if there is no such file. */
  static Explanations in(Path folder) throws IOException {
    Path file = folder.resolve("explanations.json");
    return new Explanations(
        new JsonMapper().readTree(Files.exists(file) ? Files.readString(file) : "{}"));
  }

  String of(Row row, Locale language) {
    return all.path(row.scenario())
        .path(row.metric())
        .path(language.toLanguageTag())
        .asString(language.equals(Locale.ENGLISH) ? "Not explained yet." : "Ainda sem explicação.");
  }
}
