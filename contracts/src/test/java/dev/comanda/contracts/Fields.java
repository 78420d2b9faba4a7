package dev.comanda.contracts;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a JSON document, and what becomes of it when one of them gets another name. */
public final class Fields {

  private static final JsonMapper JSON = JsonMapper.shared();

  private Fields() {}

  /** Every field at every depth, such as {@code items.unitPrice.amount}; arrays are no step. */
  public static Set<String> of(String json) {
    Set<String> fields = new LinkedHashSet<>();
    collect(JSON.readTree(json), "", fields);
    return fields;
  }

  private static void collect(JsonNode node, String prefix, Set<String> fields) {
    if (node.isArray()) {
      node.forEach(element -> collect(element, prefix, fields));
    } else if (node.isObject()) {
      node.properties()
          .forEach(field -> {
            fields.add(prefix + field.getKey());
            collect(field.getValue(), prefix + field.getKey() + ".", fields);
          });
    }
  }

  /** The document with that field renamed, wherever it is. */
  public static String renamed(String json, String field) {
    JsonNode document = JSON.readTree(json);
    for (JsonNode owner : owners(document, field)) {
      ObjectNode object = (ObjectNode) owner;
      String name = nameOf(field);
      if (object.has(name)) {
        object.set(name + "Renamed", object.remove(name));
      }
    }
    return document.toString();
  }

  /** The last part of it. */
  static String nameOf(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  private static List<JsonNode> owners(JsonNode document, String field) {
    List<JsonNode> owners = elements(document);
    String[] steps = field.split("\\.", -1);
    for (int i = 0; i < steps.length - 1; i++) {
      String step = steps[i];
      owners = owners.stream().flatMap(it -> elements(it.path(step)).stream()).toList();
    }
    return owners;
  }

  private static List<JsonNode> elements(JsonNode node) {
    if (!node.isArray()) {
      return node.isObject() ? List.of(node) : List.of();
    }
    List<JsonNode> elements = new ArrayList<>();
    node.forEach(element -> elements.addAll(elements(element)));
    return elements;
  }
}
