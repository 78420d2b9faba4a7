package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.comanda.shared.adapter.sqs.SqsClients;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the running system tells Prometheus, and whether alarms and pictures ask for that. */
class MetricsIT {

  private static final Path DOCS =
      Path.of(System.getProperty("comanda.root"), "docs", "operations");

  /** Prometheus makes this one itself. */
  private static final Map<String, Set<String>> ITS_OWN = Map.of("up", Set.of("job", "instance"));

  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{\\s*\\$?(?:labels\\.)?(\\w+)");

  private final Comanda comanda = Running.comanda();

  @Test
  void alarms_ask_for_metrics_and_labels_that_there_are() throws IOException {
    List<Map<String, Object>> alarms = alarms();

    assertThat(alarms).hasSizeGreaterThan(5);
    assertThat(alarms)
        .allSatisfy(alarm -> {
          PromQl query = PromQl.of(text(alarm, "expr"));
          assertAsksForWhatThereIs(query);
          Map<String, Object> annotations = below(alarm, "annotations");
          assertThat(annotations).containsKeys("summary", "description", "runbook");
          assertThat(below(alarm, "labels").get("severity")).isIn("critical", "warning");
          assertLabelsAreThere(query, text(annotations, "description"));
        });
    assertThat(alarms).extracting(alarm -> alarm.get("alert")).doesNotHaveDuplicates();
  }

  @Test
  void pictures_ask_for_metrics_and_labels_that_there_are() throws IOException {
    JsonNode dashboard =
        JsonMapper.builder()
            .build()
            .readTree(Files.readString(DOCS.resolve("grafana/comanda.json")));
    List<JsonNode> targets =
        dashboard
            .path("panels")
            .valueStream()
            .flatMap(panel -> panel.path("targets").valueStream())
            .toList();

    assertThat(targets).hasSizeGreaterThan(10);
    assertThat(targets)
        .allSatisfy(target -> {
          PromQl query = PromQl.of(target.path("expr").asString());
          assertAsksForWhatThereIs(query);
          assertLabelsAreThere(query, target.path("legendFormat").asString());
        });
    assertThat(dashboard.findValuesAsString("uid"))
        .allMatch(uid -> uid.equals("${datasource}") || uid.equals("comanda"));
    assertThat(dashboard.at("/templating/list/0/type").asString()).isEqualTo("datasource");
    assertThat(dashboard.path("panels").valueStream().map(panel -> panel.path("id").asInt()))
        .doesNotHaveDuplicates();
  }

  @Test
  void every_alarm_has_a_page_in_both_languages_and_every_page_an_alarm() throws IOException {
    Set<String> pages = new TreeSet<>();
    for (Map<String, Object> alarm : alarms()) {
      String name = text(alarm, "alert");
      pages.add(name + ".md");
      pages.add(name + ".pt-BR.md");
      assertThat(below(alarm, "annotations").get("runbook"))
          .isEqualTo("docs/operations/runbooks/" + name + ".md");
      for (String index : List.of("README.md", "README.pt-BR.md")) {
        assertThat(Files.readString(DOCS.resolve(index)))
            .contains("[%s](runbooks/%s".formatted(name, name), "`" + text(alarm, "expr") + "`");
      }
    }

    try (Stream<Path> files = Files.list(DOCS.resolve("runbooks"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(pages);
    }
  }

  @Test
  void the_pages_name_metrics_that_there_are() throws IOException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> pages = Files.walk(DOCS)) {
      for (Path page : pages.filter(it -> it.toString().endsWith(".md")).toList()) {
        Pattern.compile("`(comanda_\\w+)`")
            .matcher(Files.readString(page))
            .results()
            .forEach(metric -> names.add(metric.group(1)));
      }
    }
    Set<String> known = scraped().labels().keySet();

    assertThat(names).hasSizeGreaterThan(5);
    assertThat(names)
        .allSatisfy(name ->
            assertThat(known).anyMatch(it -> it.equals(name) || it.equals(name + "_count")));
  }

  @Test
  void each_queue_and_each_outbox_is_told_of_once() {
    List<String> queues = new ArrayList<>();
    List<String> contexts = new ArrayList<>();
    for (Scrape scrape : comanda.scrapes()) {
      queues.addAll(scrape.labelValues("comanda_queue_waiting_messages", "queue"));
      contexts.addAll(scrape.labelValues("comanda_outbox_oldest_age_seconds", "context"));
    }

    assertThat(queues)
        .containsExactlyInAnyOrder(
            "order-service-queue", "payment-service-queue", "production-service-queue");
    assertThat(contexts).containsExactlyInAnyOrder("order", "payment", "production");
  }

  @Test
  void what_could_not_be_processed_shows_and_what_works_is_up() {
    String queue = "payment-service-queue";
    double before = deadLetters(queue);
    String body = "not a message";
    Wire.to(Running.cloud()).isOfTest(body);

    try (SqsClient sqs = SqsClients.local(URI.create(Running.cloud().sqsEndpoint()))) {
      String url = sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
      sqs.sendMessage(it -> it.queueUrl(url).messageBody(body));
    }

    await("the dead letter is counted")
        .atMost(Comanda.PATIENCE)
        .until(() -> deadLetters(queue) > before);
    Scrape scrape = scraped();
    assertThat(scrape.values("comanda_consumer_up", "queue", queue)).containsExactly(1.0);
    assertThat(scrape.values("comanda_relay_up", "context", "order")).containsExactly(1.0);
    assertThat(scrape.values("comanda_message_age_seconds_count", "queue", queue))
        .allMatch(count -> count > 0);
    assertThat(scrape.values("comanda_sample_age_seconds", "source", queue))
        .allMatch(age -> age < 30);
  }

  @Test
  void a_misspelt_metric_label_or_function_is_noticed() {
    Map<String, Set<String>> known = Map.of("a_total", Set.of("queue"));

    assertThat(missing(known, "sum by (queue) (rate(a_total{queue=\"x\"}[5m])) > 0.5")).isEmpty();
    assertThat(missing(known, "sum(rate(b_total[5m])) / sum(a_total)")).containsExactly("b_total");
    assertThat(missing(known, "sum by (que) (a_total)")).containsExactly("a_total{que}");
    assertThat(missing(known, "a_total{queue=\"x\",cue=~\"y\"}")).containsExactly("a_total{cue}");
    assertThatIllegalArgumentException().isThrownBy(() -> PromQl.of("summ(a_total)"));
    assertThatIllegalArgumentException().isThrownBy(() -> PromQl.of("sum(rate(5))"));
    assertThatIllegalArgumentException().isThrownBy(() -> PromQl.of("a_total @ 5"));
  }

  private void assertAsksForWhatThereIs(PromQl query) {
    assertThat(missing(scraped().labels(), query)).as("%s", query).isEmpty();
  }

  /** Texts fill in labels: those that the result of the query has. */
  private static void assertLabelsAreThere(PromQl query, String text) {
    Set<String> there = new HashSet<>(query.grouping());
    query.metrics().keySet().stream()
        .flatMap(metric -> ITS_OWN.getOrDefault(metric, Set.of()).stream())
        .forEach(there::add);
    there.add("value");
    TEMPLATE
        .matcher(text)
        .results()
        .forEach(label -> assertThat(there).as(text).contains(label.group(1)));
  }

  private static Set<String> missing(Map<String, Set<String>> known, String query) {
    return missing(known, PromQl.of(query));
  }

  private static Set<String> missing(Map<String, Set<String>> known, PromQl query) {
    Set<String> missing = new TreeSet<>();
    query
        .metrics()
        .forEach((metric, chosenBy) -> {
          Set<String> labels = ITS_OWN.getOrDefault(metric, known.get(metric));
          if (labels == null) {
            missing.add(metric);
            return;
          }
          Stream.concat(chosenBy.stream(), query.grouping().stream())
              .filter(label -> !labels.contains(label))
              .forEach(label -> missing.add("%s{%s}".formatted(metric, label)));
        });
    return missing;
  }

  private double deadLetters(String queue) {
    return scraped().values("comanda_queue_dead_letters_messages", "queue", queue).stream()
        .mapToDouble(it -> it)
        .filter(it -> !Double.isNaN(it))
        .max()
        .orElse(Double.POSITIVE_INFINITY);
  }

  private Scrape scraped() {
    return Scrape.of(comanda.scrapes());
  }

  @SuppressWarnings("unchecked") // a file of ours, and what it lacks fails the test
  private static List<Map<String, Object>> alarms() throws IOException {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    Map<String, List<Map<String, List<Map<String, Object>>>>> file =
        yaml.load(Files.readString(DOCS.resolve("alerts.yaml")));
    return file.getOrDefault("groups", List.of()).stream()
        .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
        .toList();
  }

  @SuppressWarnings("unchecked") // likewise
  private static Map<String, Object> below(Map<String, Object> entry, String key) {
    return (Map<String, Object>) entry.getOrDefault(key, Map.of());
  }

  private static String text(Map<String, Object> entry, String key) {
    return String.valueOf(entry.get(key));
  }
}
