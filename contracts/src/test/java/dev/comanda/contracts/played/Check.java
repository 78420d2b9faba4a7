package dev.comanda.contracts.played;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What an answer has to be: its status, or a place in its body, equals one of some values.
 *
 * @param pointer where in the body; empty for the status
 * @param values as JavaScript
 */
record Check(String pointer, List<String> values) {

  private static final Pattern EQUALS =
      Pattern.compile("(\\$statusCode|\\$response\\.body#(/\\S+)) == ('[^']*'|\\d+)");

  /** As Arazzo writes it: {@code $statusCode == 201 || $statusCode == 409}. */
  static Check of(String condition) {
    String pointer = "";
    List<String> values = new ArrayList<>();
    for (String alternative : condition.split(" \\|\\| ", -1)) {
      Matcher matcher = EQUALS.matcher(alternative);
      if (!matcher.matches()) {
        throw new AssertionError("This condition is not understood: " + condition);
      }
      String of = matcher.group(2) == null ? "" : matcher.group(2);
      if (!values.isEmpty() && !of.equals(pointer)) {
        throw new AssertionError("Alternatives are of one place only: " + condition);
      }
      pointer = of;
      values.add(matcher.group(3).replace('\'', '"'));
    }
    return new Check(pointer, List.copyOf(values));
  }

  static Check status(int status) {
    return new Check("", List.of(String.valueOf(status)));
  }

  /** For people. */
  String name() {
    return "%s is %s"
        .formatted(
            pointer.isEmpty() ? "status" : pointer.substring(1).replace('/', '.'),
            String.join(" or ", values).replace("\"", ""));
  }

  /** As an expression of JavaScript about an answer called so. */
  String javaScript(String answer) {
    String place =
        pointer.isEmpty() ? answer + ".status" : answer + ".body" + javaScriptPath(pointer);
    return values.stream()
        .map(value -> place + " === " + value)
        .collect(Collectors.joining(" || "));
  }

  /** A JSON pointer as JavaScript, which minds nothing that is missing on the way. */
  static String javaScriptPath(String pointer) {
    StringBuilder path = new StringBuilder();
    String[] names = pointer.substring(1).split("/", -1);
    for (int i = 0; i < names.length; i++) {
      boolean index = names[i].matches("\\d+");
      String dot = i == 0 ? "" : "?";
      if (index) {
        path.append(i == 0 ? "" : "?.").append('[').append(names[i]).append(']');
      } else {
        path.append(dot).append('.').append(names[i]);
      }
    }
    return path.toString();
  }
}
