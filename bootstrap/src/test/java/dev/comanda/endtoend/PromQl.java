package dev.comanda.endtoend;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of PromQL as our rules and pictures use: enough to tell which metrics an expression asks
 * for, and by which labels. What it does not know it refuses.
 *
 * @param metrics each metric with the labels that it is chosen by
 * @param grouping the labels of {@code by}, which every metric has to have
 */
record PromQl(Map<String, Set<String>> metrics, Set<String> grouping) {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(?<text>\"[^\"]*\")|(?<range>\\[[^\\]]*\\])|(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)"
              + "|(?<number>[0-9.]+)|(?<sign>[=!]~|[=!<>]=|[-+*/<>={}(),]))");

  private static final Set<String> FUNCTIONS =
      Set.of("sum", "max", "min", "topk", "rate", "increase");

  PromQl {
    metrics = Map.copyOf(metrics);
    grouping = Set.copyOf(grouping);
  }

  /**
   * @throws IllegalArgumentException if it is no expression of the kind that we use
   */
  static PromQl of(String expression) {
    List<String> tokens = tokens(expression);
    Map<String, Set<String>> metrics = new TreeMap<>();
    Set<String> grouping = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String token = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      if (!Character.isLetter(token.charAt(0))) {
        continue;
      }
      if (token.equals("by")) {
        int end = tokens.subList(i, tokens.size()).indexOf(")") + i;
        tokens.subList(i + 2, end).stream().filter(it -> !it.equals(",")).forEach(grouping::add);
        i = end;
      } else if (next.equals("(") || next.equals("by")) {
        if (!FUNCTIONS.contains(token)) {
          throw new IllegalArgumentException("no function that we know: " + token);
        }
      } else {
        Set<String> labels = metrics.computeIfAbsent(token, _ -> new LinkedHashSet<>());
        if (next.equals("{")) {
          int end = tokens.subList(i, tokens.size()).indexOf("}") + i;
          // name = "value", and so on
          for (int label = i + 2; label < end; label += 4) {
            labels.add(tokens.get(label));
          }
          i = end;
        }
      }
    }
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException("it asks for no metric: " + expression);
    }
    return new PromQl(metrics, grouping);
  }

  private static List<String> tokens(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(expression.strip());
    int at = 0;
    while (at < expression.strip().length()) {
      if (!token.find(at) || token.start() != at) {
        throw new IllegalArgumentException("not PromQL as we know it: " + expression.substring(at));
      }
      tokens.add(token.group().strip());
      at = token.end();
    }
    return tokens;
  }
}
