package dev.comanda.contracts.rendered;

import dev.comanda.described.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The REST API: each operation with all that a caller needs, then problems and schemas once. */
final class OpenApiPage {

  private static final String PROBLEM = "application/problem+json";

  private final Description api;
  private final Schemas schemas;
  private final Page page = new Page();

  private OpenApiPage(Description api) {
    this.api = api;
    this.schemas = new Schemas(api);
  }

  static String of(Description api) {
    return new OpenApiPage(api).html();
  }

  private record Operation(String method, String path, JsonNode said) {

    String id() {
      return said.path("operationId").asString();
    }

    boolean is(String tag) {
      return said.path("tags").valueStream().anyMatch(it -> it.asString().equals(tag));
    }

    String badge() {
      return "<span class=\"method %s\">%s</span>".formatted(method, method);
    }
  }

  private String html() {
    List<Operation> operations = operations();
    api.at("/tags")
        .forEach(tag -> {
          String name = tag.path("name").asString();
          page.group("tag-" + name, name).heading("tag-" + name, name);
          page.add(Html.prose(tag.path("description").asString("")));
          operations.stream().filter(operation -> operation.is(name)).forEach(this::operation);
          page.end();
        });
    access();
    problems();
    page.group("schemas", "Schemas").heading("schemas", "Schemas");
    page.add("<p>A field is there unless it is optional.</p>\n").add(schemas.sections());
    schemas.names().forEach(name -> page.entry(Schemas.anchor(name), Html.text(name)));
    page.end();
    return page.html(
        "Comanda: REST API",
        api.at("/info/version").asString(),
        api.at("/info/description").asString(),
        "openapi.yaml");
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    api.at("/paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method ->
                    operations.add(
                        new Operation(method.getKey(), path.getKey(), method.getValue()))));
    return operations;
  }

  private void operation(Operation operation) {
    JsonNode said = operation.said();
    page.entry(operation.id(), operation.badge() + " " + Html.text(operation.path()));
    page.add(
        """
        <section class="operation" id="%s">
        <h3><a class="self" href="#%s">%s</a></h3>
        <p class="call">%s <code>%s</code></p>
        """
            .formatted(
                operation.id(),
                operation.id(),
                Html.text(said.path("summary").asString()),
                operation.badge(),
                Html.text(operation.path())));
    page.add(Html.prose(said.path("description").asString("")));
    page.add("<p class=\"access\">" + access(said.path("security")) + "</p>\n");
    parameters(said.path("parameters"));
    if (said.has("requestBody")) {
      page.add("<h4>What is sent</h4>\n");
      body(said.at("/requestBody/content"));
    }
    answers(said.path("responses"));
    page.add("</section>\n");
  }

  private static String access(JsonNode security) {
    if (security.isEmpty()) {
      return "Nobody has to sign in.";
    }
    return "Needs "
        + security
            .valueStream()
            .flatMap(alternative -> alternative.propertyNames().stream())
            .map(name -> Html.link("access-" + name, Html.text(name)))
            .collect(Collectors.joining(" or "))
        + ".";
  }

  private void parameters(JsonNode parameters) {
    if (parameters.isEmpty()) {
      return;
    }
    page.add("<h4>Parameters</h4>\n");
    page.add(
        Html.table(
            "fields",
            List.of("parameter", "type", "what it is"),
            parameters
                .valueStream()
                .map(parameter ->
                    List.of(
                        Html.code(parameter.path("name").asString())
                            + " <span class=\"optional\">"
                            + Html.text(parameter.path("in").asString())
                            + (parameter.path("required").asBoolean() ? "" : ", optional")
                            + "</span>",
                        schemas.type(parameter.path("schema")),
                        Html.line(parameter.path("description").asString(""))
                            + schemas.limits(parameter.path("schema"))))
                .toList()));
  }

  private void body(JsonNode content) {
    content
        .properties()
        .forEach(media -> {
          JsonNode said = media.getValue();
          page.add(
              "<p>%s as %s</p>\n"
                  .formatted(schemas.type(said.path("schema")), Html.code(media.getKey())));
          if (api.resolved(said.path("schema")).has("properties")) {
            page.add(schemas.table(said.path("schema")));
          }
          if (said.has("example")) {
            page.add(Html.folded("Example", Html.json(said.path("example"))));
          }
          said.path("examples")
              .properties()
              .forEach(example ->
                  page.add(
                      Html.folded(
                          "Example: " + Html.text(example.getKey().replace('-', ' ')),
                          Html.json(api.resolved(example.getValue()).path("value")))));
        });
  }

  private void answers(JsonNode responses) {
    List<List<String>> problems = new ArrayList<>();
    responses
        .properties()
        .forEach(response -> {
          JsonNode answer = api.resolved(response.getValue());
          JsonNode problem = answer.path("content").path(PROBLEM);
          if (problem.isMissingNode()) {
            page.add(
                "<h4>Answer <span class=\"status\">%s</span> %s</h4>\n"
                    .formatted(
                        Html.text(response.getKey()),
                        Html.line(answer.path("description").asString(""))));
            headers(answer.path("headers"));
            body(answer.path("content"));
          } else {
            problem
                .path("examples")
                .properties()
                .forEach(example ->
                    problems.add(
                        List.of(
                            "<span class=\"status bad\">%s</span>"
                                .formatted(Html.text(response.getKey())),
                            Html.link("problem-" + example.getKey(), Html.code(example.getKey())),
                            Html.line(
                                api.resolved(example.getValue()).path("summary").asString("")))));
          }
        });
    if (!problems.isEmpty()) {
      page.add(
          Html.folded(
              "What can go wrong: " + problems.size() + " problems",
              Html.table("problems", List.of("status", "problem", "in a few words"), problems)));
    }
  }

  private void headers(JsonNode headers) {
    headers
        .properties()
        .forEach(header ->
            page.add(
                "<p>Header %s: %s</p>\n"
                    .formatted(
                        Html.code(header.getKey()),
                        Html.line(header.getValue().path("description").asString("")))));
  }

  private void access() {
    page.group("access", "Access").heading("access", "Access");
    api.at("/components/securitySchemes")
        .properties()
        .forEach(scheme -> {
          String anchor = "access-" + scheme.getKey();
          page.entry(anchor, Html.text(scheme.getKey()));
          JsonNode said = scheme.getValue();
          page.add(
              "<section class=\"schema\" id=\"%s\"><h3>%s</h3>\n<p>%s</p>\n%s</section>\n"
                  .formatted(
                      Html.text(anchor),
                      Html.text(scheme.getKey()),
                      said.has("name")
                          ? "Header " + Html.code(said.path("name").asString())
                          : "Header " + Html.code("Authorization: Bearer <token>"),
                      Html.prose(said.path("description").asString(""))));
        });
    page.end();
  }

  private void problems() {
    page.group("problems", "Problems").heading("problems", "Problems");
    page.add(
        "<p>What is wrong is told as %s (RFC 9457). Compare the whole %s; it never changes its"
                .formatted(Html.code(PROBLEM), Html.code("type"))
            + " meaning. Further members of some of them are in"
            + " <a href=\"../problems.md\">docs/problems.md</a>.</p>\n");
    for (Map.Entry<String, JsonNode> problem : api.at("/components/examples").properties()) {
      JsonNode value = problem.getValue().path("value");
      String anchor = "problem-" + problem.getKey();
      page.entry(anchor, Html.text(problem.getKey()));
      page.add(
          """
          <section class="schema" id="%s">
          <h3><a class="self" href="#%s">%s</a> <span class="status bad">%s</span></h3>
          <p><strong>%s.</strong> %s</p>
          %s</section>
          """
              .formatted(
                  Html.text(anchor),
                  Html.text(anchor),
                  Html.text(problem.getKey()),
                  value.path("status").asInt(),
                  Html.line(value.path("title").asString()),
                  Html.line(value.path("detail").asString()),
                  Html.folded("Example", Html.json(value))));
    }
    page.end();
  }
}
