package dev.comanda.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * A workflow of GitHub Actions, as far as rules look at it.
 *
 * @param file its name
 * @param triggers for what it runs
 */
record Workflow(String file, Set<String> triggers, Map<String, Job> jobs) {

  /**
   * A job; what it does not have is empty.
   *
   * @param uses the workflow that it calls, if it has no steps of its own
   * @param condition when it runs
   * @param permissions its own, or else the workflow's
   * @param with what it hands to the workflow that it calls
   */
  record Job(
      String name,
      String uses,
      String condition,
      String environment,
      List<String> needs,
      Map<String, String> permissions,
      Map<String, String> concurrency,
      Map<String, String> with,
      List<Step> steps) {

    /** All actions and workflows that it uses. */
    List<String> used() {
      List<String> used = new ArrayList<>(List.of(uses));
      steps.forEach(step -> used.add(step.uses()));
      used.removeIf(String::isEmpty);
      return used;
    }

    /** Whether it may change what is called so. */
    boolean may(String permission) {
      return "write".equals(permissions.get(permission));
    }
  }

  /** A step, of which either the action or the command is empty. */
  record Step(String uses, String run, Map<String, String> with) {}

  /** Reads one. */
  static Workflow of(String file, String text) {
    Map<?, ?> all = map(new Yaml().load(text));
    Map<String, String> permissions = texts(all.get("permissions"));
    Map<String, Job> jobs = new LinkedHashMap<>();
    map(all.get("jobs"))
        .forEach((name, job) -> jobs.put(text(name), job(text(name), map(job), permissions)));
    // To YAML 1.1, `on` is true.
    return new Workflow(file, Set.copyOf(names(all.get(true))), jobs);
  }

  /** Whether one of its jobs is another workflow of ours. */
  boolean calls(String other) {
    return jobs.values().stream()
        .anyMatch(job -> job.uses().equals("./.github/workflows/" + other));
  }

  private static Job job(String name, Map<?, ?> job, Map<String, String> inherited) {
    List<Step> steps = new ArrayList<>();
    if (job.get("steps") instanceof List<?> all) {
      for (Object each : all) {
        Map<?, ?> step = map(each);
        steps.add(new Step(text(step.get("uses")), text(step.get("run")), texts(step.get("with"))));
      }
    }
    return new Job(
        name,
        text(job.get("uses")),
        text(job.get("if")),
        text(job.get("environment")),
        names(job.get("needs")),
        job.containsKey("permissions") ? texts(job.get("permissions")) : inherited,
        texts(job.get("concurrency")),
        texts(job.get("with")),
        steps);
  }

  /** One name, a list of names, or a map from names. */
  private static List<String> names(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> names -> names.stream().map(Workflow::text).toList();
      case Map<?, ?> names -> names.keySet().stream().map(Workflow::text).toList();
      default -> List.of(text(value));
    };
  }

  private static Map<String, String> texts(@Nullable Object value) {
    Map<String, String> texts = new LinkedHashMap<>();
    map(value).forEach((key, each) -> texts.put(text(key), text(each)));
    return texts;
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static String text(@Nullable Object value) {
    return Objects.toString(value, "");
  }
}
