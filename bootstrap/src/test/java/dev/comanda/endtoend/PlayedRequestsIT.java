package dev.comanda.endtoend;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.NodeTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The flows of {@code docs/http}, as people find them there, each played by its own runner to the
 * end. What says that they are complete is {@code GeneratedRequestsTest}.
 */
class PlayedRequestsIT {

  private static final Path REQUESTS = Path.of(System.getProperty("comanda.root"), "docs", "http");

  /** How httpyac says that a test has passed, on whatever console. */
  private static final String PASSED = "(?m)^([✓√✔]) ";

  private final Comanda comanda = Running.comanda();

  @Test
  void httpyac_plays_every_flow(@TempDir Path folder) throws IOException {
    // What a person keeps in http-client.private.env.json beside the requests.
    Map<String, String> mine =
        Map.of(
            "baseUrl", comanda.url(),
            "simulatorUrl", comanda.simulatorUrl(),
            "taxId", Comanda.taxId(),
            "employeePassword", Comanda.EMPLOYEE_PASSWORD,
            "operatorPassword", Comanda.OPERATOR_PASSWORD);
    Files.writeString(
        folder.resolve("http-client.private.env.json"),
        JsonMapper.shared().writeValueAsString(Map.of("local", mine)));

    String said =
        NodeTool.named("httpyac")
            .run(
                REQUESTS,
                Map.of("HTTPYAC_ENV", folder.toString()),
                "send",
                "flow-*.http",
                "--all",
                "--bail",
                "--env",
                "local",
                "--output",
                "short");

    // Not from its report: there, the last pass of a loop has lost its tests.
    assertThat(said).containsPattern("(\\d+) requests processed \\(\\1 succeeded\\)");
    Set<String> passed =
        Stream.of(said.split("-{20,}"))
            .filter(request -> Pattern.compile(PASSED).matcher(request).find())
            .flatMap(request -> found("(?m)^=== (.+) ===$", request))
            .collect(toCollection(TreeSet::new));
    assertThat(passed).hasSizeGreaterThan(30).isEqualTo(written(".http", "(?m)^### (.+)$"));
    assertThat(found(PASSED, said)).hasSize(tests(".http"));
  }

  @Test
  void bruno_plays_every_flow(@TempDir Path folder) throws IOException {
    Path report = folder.resolve("report.json");

    NodeTool.named("bru")
        .run(
            REQUESTS.resolve("bruno"),
            Map.of(
                "COMANDA_EMPLOYEE_PASSWORD", Comanda.EMPLOYEE_PASSWORD,
                "COMANDA_OPERATOR_PASSWORD", Comanda.OPERATOR_PASSWORD),
            "run",
            "flows",
            "-r",
            "--bail",
            "--env",
            "local",
            "--env-var",
            "baseUrl=" + comanda.url(),
            "--env-var",
            "simulatorUrl=" + comanda.simulatorUrl(),
            "--env-var",
            "taxId=" + Comanda.taxId(),
            "--reporter-json",
            report.toString());

    JsonNode run = JsonMapper.shared().readTree(Files.readString(report)).path(0);
    for (String bad : Set.of("failedRequests", "errorRequests", "skippedRequests", "failedTests")) {
      assertThat(run.path("summary").path(bad).asInt(-1)).as(bad).isZero();
    }
    Set<String> passed =
        run.path("results")
            .valueStream()
            .filter(request -> !request.path("testResults").isEmpty())
            .map(request -> request.path("name").asString())
            .collect(toCollection(TreeSet::new));
    assertThat(passed).hasSizeGreaterThan(30).isEqualTo(written(".bru", "(?m)^  name: (.+)$"));
    assertThat(run.at("/summary/passedTests").asInt()).isEqualTo(tests(".bru"));
  }

  /** The names of all requests of all flows, in files whose names end so. */
  private static Set<String> written(String ending, String name) throws IOException {
    return found(name, flows(ending)).collect(toCollection(TreeSet::new));
  }

  /** How many tests all flows have. */
  private static int tests(String ending) throws IOException {
    return (int) found("\\b(test\\(\")", flows(ending)).count();
  }

  private static String flows(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(REQUESTS)) {
      return files
          .filter(file -> REQUESTS.relativize(file).toString().contains("flow"))
          .filter(file -> file.toString().endsWith(ending) && !file.endsWith("folder.bru"))
          .map(PlayedRequestsIT::text)
          .collect(joining("\n"));
    }
  }

  private static Stream<String> found(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(found -> found.group(1));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
