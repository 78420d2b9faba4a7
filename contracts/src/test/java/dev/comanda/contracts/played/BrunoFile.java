package dev.comanda.contracts.played;

import java.util.Locale;
import java.util.StringJoiner;

/** A request, a folder or an environment of a Bruno collection. */
final class BrunoFile {

  private BrunoFile() {}

  static String name(int number, Request request) {
    String words = request.name().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    return "%02d-%s.bru".formatted(number, words);
  }

  static String folder(int number, Request.Group group) {
    return (block("meta", "name: " + group.title(), "seq: " + number)
                + block("docs", String.join("\n\n", group.notes())))
            .stripTrailing()
        + "\n";
  }

  static String request(int number, Request request) {
    String authorization = request.headers().getOrDefault("Authorization", "");
    StringBuilder file = new StringBuilder();
    file.append(block("meta", "name: " + request.title(), "type: http", "seq: " + number));
    file.append(
        block(
            request.method().toLowerCase(Locale.ROOT),
            "url: {{%s}}%s".formatted(request.base(), HttpFile.address(request)),
            "body: " + (request.body().isPresent() ? "json" : "none"),
            "auth: " + (authorization.isEmpty() ? "none" : "bearer")));
    StringJoiner query = new StringJoiner("\n");
    request.query().forEach((name, value) -> query.add(name + ": " + value));
    request.also().forEach(name -> query.add("~" + name + ": "));
    file.append(block("params:query", query.toString()));
    StringJoiner headers = new StringJoiner("\n");
    request.headers().entrySet().stream()
        .filter(header -> !header.getKey().equals("Authorization"))
        .forEach(header -> headers.add(header.getKey() + ": " + header.getValue()));
    file.append(block("headers", headers.toString()));
    if (!authorization.isEmpty()) {
      file.append(block("auth:bearer", "token: " + authorization.replaceFirst("Bearer ", "")));
    }
    file.append(block("body:json", request.body().map(HttpFile::pretty).orElse("")));
    StringJoiner captures = new StringJoiner("\n");
    request
        .captures()
        .forEach((name, pointer) ->
            captures.add(
                "bru.setVar(\"%s\", res.body%s);".formatted(name, Check.javaScriptPath(pointer))));
    file.append(
        block(
            "script:post-response",
            request.retry().isPresent() ? waiting(request, captures) : captures.toString()));
    file.append(block("tests", tests(request)));
    file.append(block("docs", request.note()));
    return file.toString().stripTrailing().replace(Request.RANDOM, "{{$guid}}") + "\n";
  }

  private static String waiting(Request request, StringJoiner captures) {
    Request.Retry retry = request.retry().orElseThrow();
    return """
    // Messages travel: the runner sends it until it is so; elsewhere, send it again.
    const tries = (bru.getVar("tries") || 0) + 1;
    const so = %s;
    if (!so && tries < %d) {
      bru.setVar("tries", tries);
      await bru.sleep(%d);
      bru.runner.setNextRequest(req.getName());
    } else {
      bru.setVar("tries", 0);
    %s}
    """
        .formatted(
            HttpFile.all(request, "res"),
            retry.times(),
            retry.milliseconds(),
            captures.toString().indent(2));
  }

  private static String tests(Request request) {
    StringJoiner lines = new StringJoiner("\n");
    String indent = "";
    if (request.retry().isPresent()) {
      lines.add("if (!bru.getVar(\"tries\")) {");
      indent = "  ";
    }
    for (Check check : request.checks()) {
      lines.add(
          "%stest(\"%s\", () => expect(%s).to.be.true);"
              .formatted(indent, check.name(), check.javaScript("res")));
    }
    if (request.retry().isPresent()) {
      lines.add("}");
    }
    return lines.toString();
  }

  /** A block with its lines indented, or nothing if it has none. */
  static String block(String name, String... lines) {
    String text = String.join("\n", lines).strip();
    return text.isEmpty()
        ? ""
        : "%s {\n%s}\n\n".formatted(name, text.indent(2).replaceAll("(?m) +$", ""));
  }
}
