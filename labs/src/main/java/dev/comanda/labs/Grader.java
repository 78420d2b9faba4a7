package dev.comanda.labs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Counts points: what the tests of a lab say, and which rings were touched. */
final class Grader {

  /** The graded check that no file of domain or application changed, tests included. */
  static final String CORE_UNTOUCHED = "core_untouched";

  private Grader() {}

  /** Where a file belongs, for the meter. */
  enum Area {
    /** domain/ */
    DOMAIN,
    /** application/ */
    APPLICATION,
    /** adapters/ */
    ADAPTERS,
    /** bootstrap/ */
    BOOTSTRAP,
    /** Everything else. */
    OTHER;

    static Area of(String path) {
      return switch (path.substring(0, Math.max(path.indexOf('/'), 0))) {
        case "domain" -> DOMAIN;
        case "application" -> APPLICATION;
        case "adapters" -> ADAPTERS;
        case "bootstrap" -> BOOTSTRAP;
        default -> OTHER;
      };
    }
  }

  /**
   * A graded check.
   *
   * @param points what it is worth
   */
  record Item(String name, int points, boolean passed) {}

  /**
   * A lab's points.
   *
   * @param touched how many files of each ring were touched
   */
  record Grade(Lab lab, List<Item> items, Map<Area, Integer> touched) {

    /** What was reached. */
    int points() {
      return items.stream().filter(Item::passed).mapToInt(Item::points).sum();
    }

    /** What can be reached. */
    int maxPoints() {
      return items.stream().mapToInt(Item::points).sum();
    }

    /** For autograders. */
    String json() {
      List<String> checks =
          items.stream()
              .map(item ->
                  "{\"name\":\"%s\",\"passed\":%s,\"points\":%d,\"maxPoints\":%d}"
                      .formatted(
                          item.name(),
                          item.passed(),
                          item.passed() ? item.points() : 0,
                          item.points()))
              .toList();
      List<String> areas =
          touched.entrySet().stream()
              .map(area -> "\"%s\":%d".formatted(nameOf(area.getKey()), area.getValue()))
              .toList();
      return "{\"lab\":\"%s\",\"points\":%d,\"maxPoints\":%d,\"touched\":{%s},\"checks\":[%s]}"
          .formatted(
              lab.name(), points(), maxPoints(), String.join(",", areas), String.join(",", checks));
    }
  }

  /**
   * Grades a lab.
   *
   * @param tests what its tests said, by {@code Class.method}
   * @param touched the files that were changed
   */
  static Grade grade(Lab lab, SortedMap<String, Message.TestResult> tests, Set<String> touched) {
    Map<Area, Integer> meter = new EnumMap<>(Area.class);
    for (Area area : Area.values()) {
      meter.put(area, 0);
    }
    touched.forEach(path -> meter.merge(Area.of(path), 1, Integer::sum));
    boolean coreUntouched =
        touched.stream().map(Area::of).noneMatch(Set.of(Area.DOMAIN, Area.APPLICATION)::contains);
    boolean nothingRan = tests.isEmpty();
    List<Item> items = new ArrayList<>();
    lab.points()
        .forEach((name, points) ->
            items.add(
                new Item(
                    name,
                    points,
                    name.equals(CORE_UNTOUCHED)
                        ? coreUntouched && !nothingRan
                        : passed(name, tests))));
    return new Grade(lab, items, meter);
  }

  /** All runs of a test have passed, and there was one. */
  private static boolean passed(String name, SortedMap<String, Message.TestResult> tests) {
    List<Boolean> runs =
        tests.entrySet().stream()
            .filter(test -> methodOf(test.getKey()).equals(name))
            .map(test -> test.getValue().passed())
            .toList();
    return !runs.isEmpty() && runs.stream().allMatch(Boolean::booleanValue);
  }

  /** {@code FileProductsTest.finds_it(int)[1]} is a run of {@code finds_it}. */
  private static String methodOf(String test) {
    return test.substring(test.indexOf('.') + 1).replaceFirst("[(\\[{ ].*", "");
  }

  private static String nameOf(Area area) {
    return area.name().toLowerCase(Locale.ROOT);
  }
}
