package dev.comanda.contracts.rendered;

import dev.comanda.described.Description;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON schemas as tables: the same for what is asked over HTTP and what is told in a message. */
final class Schemas {

  private static final String PREFIX = "#/components/schemas/";

  /** What is told of a schema besides its type, in this order. */
  private static final List<String> LIMITS =
      List.of(
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "pattern",
          "default");

  private final Description description;

  Schemas(Description description) {
    this.description = description;
  }

  /** All that have a name, each with an anchor of its own. */
  String sections() {
    StringBuilder html = new StringBuilder();
    description
        .at("/components/schemas")
        .properties()
        .forEach(schema ->
            html.append("<section class=\"schema\" id=\"")
                .append(anchor(schema.getKey()))
                .append("\">\n<h3><a class=\"self\" href=\"#")
                .append(anchor(schema.getKey()))
                .append("\">")
                .append(Html.text(schema.getKey()))
                .append("</a></h3>\n")
                .append(Html.prose(schema.getValue().path("description").asString("")))
                .append(table(schema.getValue()))
                .append("</section>\n"));
    return html.toString();
  }

  List<String> names() {
    return List.copyOf(description.at("/components/schemas").propertyNames());
  }

  static String anchor(String schema) {
    return "schema-" + schema;
  }

  /** The fields of a schema, or what else it is. */
  String table(JsonNode schema) {
    JsonNode found = description.resolved(schema);
    if (!found.has("properties")) {
      return "<p>" + type(found) + limits(found) + "</p>\n";
    }
    List<List<String>> rows = new ArrayList<>();
    rows(rows, "", found);
    return Html.table("fields", List.of("field", "type", "what it is"), rows);
  }

  /** Fields of objects without a name of their own follow with their path. */
  private void rows(List<List<String>> rows, String path, JsonNode object) {
    Set<String> required =
        object.path("required").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    object
        .path("properties")
        .properties()
        .forEach(field -> {
          JsonNode schema = field.getValue();
          String name = path + field.getKey();
          String told = schema.path("description").asString("");
          JsonNode example = schema.path("example");
          rows.add(
              List.of(
                  Html.code(name)
                      + (required.contains(field.getKey())
                          ? ""
                          : " <span class=\"optional\">optional</span>"),
                  type(schema),
                  Html.line(told)
                      + limits(schema)
                      + (example.isMissingNode()
                          ? ""
                          : " <span class=\"limit\">e.g. "
                              + Html.code(example.asString())
                              + "</span>")));
          rows(rows, name + ".", schema);
          rows(rows, name + "[].", schema.path("items"));
        });
  }

  /** The name of a type, and a link to it if it has a table. */
  String type(JsonNode schema) {
    String reference = schema.path("$ref").asString("");
    if (!reference.isEmpty()) {
      String name = reference.substring(PREFIX.length());
      return Html.link(anchor(name), Html.text(name));
    }
    if (schema.has("items")) {
      return "list of " + type(schema.path("items"));
    }
    if (schema.has("const")) {
      return Html.code(schema.path("const").asString());
    }
    if (schema.has("enum")) {
      return schema
          .path("enum")
          .valueStream()
          .map(value -> Html.code(value.asString()))
          .collect(Collectors.joining("<wbr> | "));
    }
    String type = Html.text(schema.path("type").asString("anything"));
    return schema.has("format")
        ? type + " <span class=\"limit\">" + Html.text(schema.path("format").asString()) + "</span>"
        : type;
  }

  String limits(JsonNode schema) {
    String limits =
        LIMITS.stream()
            .filter(schema::has)
            .map(limit -> limit + " " + Html.code(schema.path(limit).asString()))
            .collect(Collectors.joining(", "));
    return limits.isEmpty() ? "" : " <span class=\"limit\">" + limits + "</span>";
  }
}
