package dev.comanda.shared.adapter.dynamodb;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Writes an update expression with placeholders for every name and value, because names may be
 * reserved words or ids.
 */
final class UpdateExpression {

  private final List<String> sets = new ArrayList<>();
  private final List<String> removes = new ArrayList<>();
  private final List<String> conditions = new ArrayList<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  /** Sets an attribute; more than one name is a path into maps. */
  UpdateExpression set(AttributeValue value, String... path) {
    sets.add(path(path) + " = " + value(value));
    return this;
  }

  /** Adds one to a number that is there. */
  UpdateExpression increment(String attribute) {
    sets.add("%1$s = %1$s + %2$s".formatted(path(attribute), value(Values.number(1))));
    return this;
  }

  UpdateExpression remove(String... path) {
    removes.add(path(path));
    return this;
  }

  UpdateExpression onlyIf(String attribute, AttributeValue value) {
    conditions.add(path(attribute) + " = " + value(value));
    return this;
  }

  UpdateExpression onlyIfExists(String... path) {
    conditions.add("attribute_exists(" + path(path) + ")");
    return this;
  }

  UpdateExpression onlyIfSize(String attribute, int size) {
    conditions.add("size(%s) = %s".formatted(path(attribute), value(Values.number(size))));
    return this;
  }

  UpdateItemRequest.Builder on(UpdateItemRequest.Builder request) {
    StringBuilder update = new StringBuilder();
    if (!sets.isEmpty()) {
      update.append("SET ").append(String.join(", ", sets));
    }
    if (!removes.isEmpty()) {
      update.append(" REMOVE ").append(String.join(", ", removes));
    }
    return request
        .updateExpression(update.toString().strip())
        .conditionExpression(String.join(" AND ", conditions))
        .expressionAttributeNames(names)
        .expressionAttributeValues(values);
  }

  private String path(String... path) {
    List<String> steps = new ArrayList<>();
    for (String name : path) {
      steps.add(
          names.entrySet().stream()
              .filter(known -> known.getValue().equals(name))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseGet(() -> placeholder(name)));
    }
    return String.join(".", steps);
  }

  private String placeholder(String name) {
    String placeholder = "#n" + names.size();
    names.put(placeholder, name);
    return placeholder;
  }

  private String value(AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    return placeholder;
  }
}
