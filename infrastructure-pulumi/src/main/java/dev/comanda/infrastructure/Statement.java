package dev.comanda.infrastructure;

import com.pulumi.core.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One permission of a role.
 *
 * @param actions as IAM calls them
 * @param resources ARNs
 * @param conditions under which it holds, as IAM has them
 */
record Statement(List<String> actions, List<Output<String>> resources, Map<String, ?> conditions) {

  static Statement of(String... actions) {
    return new Statement(List.of(actions), List.of(), Map.of());
  }

  Statement on(Output<String> resource) {
    List<Output<String>> all = new ArrayList<>(resources);
    all.add(resource);
    return new Statement(actions, all, conditions);
  }

  Statement on(List<Output<String>> more) {
    Statement all = this;
    for (Output<String> resource : more) {
      all = all.on(resource);
    }
    return all;
  }

  Statement when(Map<String, ?> condition) {
    return new Statement(actions, resources, condition);
  }

  /** A policy document of these. */
  static Output<String> document(List<Statement> statements) {
    return Json.of(
        Map.of(
            "Version",
            "2012-10-17",
            "Statement",
            statements.stream().map(Statement::json).toList()));
  }

  private Map<String, Object> json() {
    Map<String, Object> json = new TreeMap<>();
    json.put("Effect", "Allow");
    json.put("Action", actions);
    json.put("Resource", resources);
    if (!conditions.isEmpty()) {
      json.put("Condition", conditions);
    }
    return json;
  }
}
