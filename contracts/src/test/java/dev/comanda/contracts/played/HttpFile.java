package dev.comanda.contracts.played;

import java.util.StringJoiner;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A {@code .http} file that IntelliJ and httpyac (VS Code and command line) understand alike. Only
 * httpyac knows loops: to the others they are comments, and people send the request again.
 */
final class HttpFile {

  private HttpFile() {}

  static String of(Request.Group group) {
    StringBuilder file = new StringBuilder("# %s\n#\n".formatted(group.title()));
    group.notes().forEach(note -> file.append("# %s\n".formatted(note)));
    file.append("#\n# Made from contracts/; README.md here says how, and how to play it.\n");
    int number = 0;
    for (Request request : group.requests()) {
      number++;
      String title = group.flow() ? "%d. %s".formatted(number, request.title()) : request.title();
      file.append('\n').append(request(request, title));
    }
    return file.toString();
  }

  private static String request(Request request, String title) {
    StringJoiner lines = new StringJoiner("\n", "", "\n");
    lines.add("### " + title);
    lines.add("# @name " + request.name());
    if (!request.note().isBlank()) {
      lines.add("# " + request.note().replaceAll("\\s+", " "));
    }
    if (!request.also().isEmpty()) {
      lines.add("# Can be added to the query: " + String.join(", ", request.also()));
    }
    request
        .retry()
        .ifPresent(retry -> {
          lines.add(
              "# Messages travel: httpyac sends it until it is so; elsewhere, send it again.");
          lines.add("# @loop while (typeof done === \"undefined\" || !done.pop())");
          lines.add("# @sleep " + retry.milliseconds());
        });
    lines.add("%s {{%s}}%s".formatted(request.method(), request.base(), address(request)));
    request.headers().forEach((name, value) -> lines.add("%s: %s".formatted(name, value)));
    request
        .body()
        .ifPresent(body -> {
          lines.add("Content-Type: application/json");
          lines.add("");
          lines.add(pretty(body));
        });
    lines.add("");
    lines.add("> {%");
    lines.add(script(request));
    lines.add("%}");
    return lines.toString().replace(Request.RANDOM, "{{$random.uuid}}");
  }

  /** Path and query. */
  static String address(Request request) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    request.query().forEach((name, value) -> query.add(name + "=" + value));
    return request.path() + query;
  }

  static String pretty(JsonNode body) {
    return JsonMapper.shared()
        .writerWithDefaultPrettyPrinter()
        .writeValueAsString(body)
        .replace("\r", "")
        .replaceAll("(?m)^( *\"[^\"]*\") : ", "$1: ");
  }

  private static String script(Request request) {
    StringJoiner lines = new StringJoiner("\n");
    String indent = request.retry().isPresent() ? "    " : "  ";
    request
        .retry()
        .ifPresent(retry -> {
          lines.add("  const last = %d;".formatted(retry.times() - 1));
          lines.add("  const so = %s;".formatted(all(request, "response")));
          lines.add("  if (so || (client.global.get(\"$index\") ?? last) >= last) {");
          lines.add("    client.global.set(\"done\", [true]);");
        });
    for (Check check : request.checks()) {
      lines.add(
          "%sclient.test(\"%s\", () => client.assert(%s));"
              .formatted(indent, check.name(), check.javaScript("response")));
    }
    request
        .captures()
        .forEach((name, pointer) ->
            lines.add(
                "%sclient.global.set(\"%s\", response.body%s);"
                    .formatted(indent, name, Check.javaScriptPath(pointer))));
    if (request.retry().isPresent()) {
      lines.add("  }");
    }
    return lines.toString();
  }

  /** All checks of a request at once, as JavaScript. */
  static String all(Request request, String answer) {
    StringJoiner all = new StringJoiner(" && ");
    for (Check check : request.checks()) {
      String one = check.javaScript(answer);
      all.add(check.values().size() == 1 ? one : "(" + one + ")");
    }
    return all.toString();
  }
}
