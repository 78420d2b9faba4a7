package dev.comanda.endtoend;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What processes tell Prometheus.
 *
 * @param samples in the order of the answer
 */
record Scrape(List<Sample> samples) {

  private static final Pattern LINE =
      Pattern.compile("(?<name>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>.*)\\})? (?<value>\\S+)");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** One figure. */
  record Sample(String name, Map<String, String> labels, double value) {

    Sample {
      labels = Map.copyOf(labels);
    }
  }

  /** Reads what {@code /actuator/prometheus} answers. */
  static Scrape of(String text) {
    return new Scrape(
        text.lines().filter(line -> !line.startsWith("#")).map(Scrape::sample).toList());
  }

  /** Of several processes. */
  static Scrape of(Collection<Scrape> all) {
    return new Scrape(all.stream().flatMap(it -> it.samples().stream()).toList());
  }

  /** The labels that samples of a name have, each of them; empty if there is no such name. */
  Map<String, Set<String>> labels() {
    Map<String, Set<String>> labels = new TreeMap<>();
    samples.forEach(sample ->
        labels
            .computeIfAbsent(sample.name(), _ -> new TreeSet<>())
            .addAll(sample.labels().keySet()));
    return labels;
  }

  /** The values of a metric with a label of that value. */
  List<Double> values(String name, String label, String value) {
    return samples.stream()
        .filter(it -> it.name().equals(name) && value.equals(it.labels().get(label)))
        .map(Sample::value)
        .toList();
  }

  /** The values of a label of a metric. */
  Set<String> labelValues(String name, String label) {
    return samples.stream()
        .filter(it -> it.name().equals(name))
        .flatMap(it -> Stream.ofNullable(it.labels().get(label)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Sample sample(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no sample: " + line);
    }
    Map<String, String> labels = new TreeMap<>();
    Matcher label = LABEL.matcher(parts.group("labels") == null ? "" : parts.group("labels"));
    while (label.find()) {
      labels.put(label.group(1), label.group(2));
    }
    return new Sample(
        parts.group("name"), labels, Double.parseDouble(infinite(parts.group("value"))));
  }

  private static String infinite(String value) {
    return Arrays.asList("+Inf", "-Inf").contains(value) ? value.replace("Inf", "Infinity") : value;
  }
}
