package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import dev.comanda.infrastructure.Settings.Tier;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import dev.comanda.infrastructure.policy.Policies;
import dev.comanda.infrastructure.policy.Policy;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What settings change, and what they leave alone. */
class VariantsTest {

  private static final String SERVICE = "aws:ecs/service:Service";
  private static final String TASK = "aws:ecs/taskDefinition:TaskDefinition";
  private static final String ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

  @Test
  void before_there_is_an_image_there_is_everything_but_tasks_and_whom_they_would_wake() {
    ResourceGraph graph = Stacks.graph("dev", Map.of("image", "none"));

    assertThat(graph.resources(SERVICE))
        .hasSize(5)
        .allSatisfy(service -> {
          assertThat(number(service, "desiredCount")).isZero();
          assertThat(service.input("waitForSteadyState")).hasToString("Optional[false]");
        });
    assertThat(graph.resources("aws:appautoscaling/target:Target"))
        .hasSize(5)
        .allSatisfy(target -> assertThat(number(target, "maxCapacity")).isZero());
    assertThat(graph.resources(ALARM))
        .extracting(Resource::name)
        .noneMatch(it -> it.endsWith("-down"));
    assertThat(Stacks.graph("dev").resources(ALARM))
        .extracting(Resource::name)
        .anyMatch(it -> it.endsWith("-down"));
  }

  @Test
  void a_class_that_opens_its_database_breaks_the_rules_that_are_about_that_and_no_others() {
    ResourceGraph graph =
        Stacks.graph(
            "dev",
            Map.of("databaseAccess", "public", "databaseAccessCidrs", "[\"203.0.113.0/24\"]"));

    assertThat(Policies.all())
        .filteredOn(policy -> !policy.violations(graph, Tier.DEV).isEmpty())
        .extracting(Policy::id)
        .containsExactly("I01", "I06", "I07");
    assertThat(
            graph
                .resource(
                    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
                    "database-from-203.0.113.0/24")
                .input("toPort")
                .map(JsonElement::getAsInt))
        .contains(5432);
  }

  @Test
  void with_the_next_key_the_one_before_is_still_accepted() {
    ResourceGraph graph = Stacks.graph("dev", Map.of("keyGeneration", "3"));

    assertThat(graph.resources("tls:index/privateKey:PrivateKey"))
        .extracting(Resource::name)
        .containsExactly("signing-key-2", "signing-key-3");
    assertThat(secrets(graph, "identity"))
        .containsExactly(
            "COMANDA_EMPLOYEE_PASSWORD",
            "COMANDA_JWT_PREVIOUSKEY",
            "COMANDA_JWT_PRIVATEKEY",
            "COMANDA_OPERATOR_PASSWORD");
    assertThat(secrets(Stacks.graph("dev"), "identity")).doesNotContain("COMANDA_JWT_PREVIOUSKEY");
  }

  @Test
  void with_the_next_generation_every_password_is_another() {
    ResourceGraph graph = Stacks.graph("dev", Map.of("passwordGeneration", "2"));

    assertThat(graph.resources("random:index/randomPassword:RandomPassword"))
        .hasSize(5)
        .allSatisfy(password ->
            assertThat(password.input("keepers.generation").map(JsonElement::getAsString))
                .contains("2"));
  }

  @Test
  void a_provider_in_memory_is_a_single_task_and_can_be_paid_through_the_load_balancer() {
    ResourceGraph memory = Stacks.graph("dev", Map.of("minTasks", "2"));

    assertThat(desired(memory))
        .isEqualTo(Map.of("identity", 2, "catalog", 2, "order", 2, "payment", 1, "production", 2));
    assertThat(paths(memory)).contains("/v1/orders/*");
    assertThat(desired(Stacks.graph("prod"))).containsEntry("payment", 2);
    assertThat(paths(Stacks.graph("prod"))).doesNotContain("/v1/orders/*");
  }

  @Test
  void without_a_repository_or_an_address_nobody_deploys_or_is_written_to() {
    ResourceGraph graph = Stacks.graph("dev", Map.of("githubRepository", "", "alarmEmail", ""));

    assertThat(graph.resources())
        .extracting(Resource::shortType)
        .doesNotContain("Pipeline", "OpenIdConnectProvider", "TopicSubscription");
    assertThat(graph.outputs().keySet()).doesNotContain("pipelineRole", "previewRole");
  }

  @Test
  void an_account_that_knows_github_already_is_not_told_twice() {
    String provider = "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com";
    ResourceGraph graph = Stacks.graph("dev", Map.of("githubProviderArn", provider));

    assertThat(graph.resources("aws:iam/openIdConnectProvider:OpenIdConnectProvider")).isEmpty();
    assertThat(
            graph
                .resource("aws:iam/role:Role", "deploy")
                .input("assumeRolePolicy.Statement[0].Principal.Federated")
                .map(JsonElement::getAsString))
        .contains(provider);
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void whatever_a_task_is_told_of_a_secret_is_in_it(String stack) {
    ResourceGraph graph = Stacks.graph(stack);
    Pattern reference =
        Pattern.compile(
            "\\$\\{SecretVersion\\.(\\w+)\\.arn}:(\\w+)::\\$\\{SecretVersion\\.\\1\\.versionId}");
    for (Resource task : graph.resources(TASK)) {
      references(task)
          .forEach(it -> {
            var parts = reference.matcher(it.getAsJsonObject().get("valueFrom").getAsString());
            assertThat(parts.matches()).as("%s", it).isTrue();
            Resource secret =
                graph.resource("aws:secretsmanager/secretVersion:SecretVersion", parts.group(1));
            assertThat(secret.input("secretString." + parts.group(2))).as("%s", it).isPresent();
            assertThat(parts.group(2)).isEqualTo(it.getAsJsonObject().get("name").getAsString());
          });
    }
    assertThat(secrets(graph, "migration-task")).hasSize(3);
  }

  private static Map<String, Integer> desired(ResourceGraph graph) {
    return graph.resources(SERVICE).stream()
        .collect(Collectors.toMap(Resource::name, it -> number(it, "desiredCount")));
  }

  private static String paths(ResourceGraph graph) {
    return graph
        .resource("aws:lb/listenerRule:ListenerRule", "payment")
        .input("conditions")
        .orElseThrow()
        .toString();
  }

  private static int number(Resource resource, String path) {
    return resource.input(path).orElseThrow().getAsInt();
  }

  private static List<String> secrets(ResourceGraph graph, String task) {
    return references(graph.resource(TASK, task))
        .map(it -> it.getAsJsonObject().get("name").getAsString())
        .toList();
  }

  private static Stream<JsonElement> references(Resource task) {
    return task.input("containerDefinitions[0].secrets")
        .map(it -> it.getAsJsonArray().asList().stream())
        .orElse(Stream.empty());
  }
}
