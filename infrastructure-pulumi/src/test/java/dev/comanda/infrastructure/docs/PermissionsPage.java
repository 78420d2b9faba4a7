package dev.comanda.infrastructure.docs;

import com.google.gson.JsonElement;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Who may do what to what: every permission of every role, from the graph. */
final class PermissionsPage {

  private static final String HEAD =
      """
      # Who may do what

      Every permission that a role of an environment has, made from the resources by `./mvnw -Pdocs`. Each task has two roles: ECS *starts* it with one,
      which may read its secrets and write its log; it *works* with the other, which may not. There is no `*` but that of the registry's log-in, which AWS
      knows no resource for, and that of the pipeline's managed policies (rules [I16 and I20](policies.md)).

      | role | actions | resources |
      |---|---|---|
      """;

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z]+)\\.([^}]+?)\\.\\w+}");

  private PermissionsPage() {}

  static String of(ResourceGraph graph) {
    StringBuilder page = new StringBuilder(HEAD);
    for (Resource policy : graph.resources("aws:iam/rolePolicy:RolePolicy")) {
      SortedMap<String, SortedSet<String>> permissions = new TreeMap<>();
      for (JsonElement statement :
          policy.input("policy.Statement").orElseThrow().getAsJsonArray()) {
        permissions
            .computeIfAbsent(
                joined(statement.getAsJsonObject().get("Action")), actions -> new TreeSet<>())
            .addAll(texts(statement.getAsJsonObject().get("Resource")));
      }
      permissions.forEach((actions, resources) ->
          page.append(
              "| %s | %s | %s |%n"
                  .formatted(
                      policy.name(),
                      actions,
                      resources.stream()
                          .map(PermissionsPage::readable)
                          .collect(Collectors.joining("<br>")))));
    }
    for (Resource attached : graph.resources("aws:iam/rolePolicyAttachment:RolePolicyAttachment")) {
      page.append(
          "| %s | managed policy of AWS | %s |%n"
              .formatted(
                  attached.name(),
                  attached.input("policyArn").orElseThrow().getAsString().replaceAll(".*/", "")));
    }
    return page.toString().replace("\r\n", "\n");
  }

  private static String joined(JsonElement actions) {
    return texts(actions).stream().sorted().collect(Collectors.joining("<br>"));
  }

  private static List<String> texts(JsonElement values) {
    return values.getAsJsonArray().asList().stream().map(JsonElement::getAsString).toList();
  }

  /** {@code Queue order-service-queue} of {@code ${Queue.order-service-queue.arn}}. */
  private static String readable(String resource) {
    return REFERENCE.matcher(resource).replaceAll("$1 $2").replace("*", "\\*");
  }
}
