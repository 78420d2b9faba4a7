package dev.comanda.infrastructure.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.comanda.infrastructure.Settings.Tier;
import dev.comanda.infrastructure.Stacks;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import dev.comanda.infrastructure.policy.Policy.Weakened;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Both stacks keep all rules, and there is no setting that could be weaker unseen. */
class PoliciesTest {

  private static final Map<String, ResourceGraph> GRAPHS =
      Stacks.ALL.stream().collect(Collectors.toMap(stack -> stack, Stacks::graph));

  /** Switches that make nothing safer or less safe, with the reason. */
  private static final Map<String, String> HARMLESS =
      Map.ofEntries(
          Map.entry("deletionProtection", "false in dev: an environment that is thrown away"),
          Map.entry("deletionProtectionEnabled", "false in dev, likewise"),
          Map.entry("enableDeletionProtection", "false in dev, likewise"),
          Map.entry("forceDelete", "true in dev, likewise"),
          Map.entry("forceDestroy", "true in dev, likewise"),
          Map.entry("skipFinalSnapshot", "true in dev, likewise"),
          Map.entry("deleteAutomatedBackups", "true in dev, likewise"),
          Map.entry("multiAz", "false in dev, for its cost"),
          Map.entry("applyImmediately", "true in dev: nobody waits for the maintenance window"),
          Map.entry("skipDestroy", "of task definitions: old ones stay, to roll back to"),
          Map.entry("enableDnsSupport", "names inside the network"),
          Map.entry("enableDnsHostnames", "names inside the network"),
          Map.entry("autoDeploy", "the API has one stage"),
          Map.entry("special", "passwords without characters that have to be escaped"),
          Map.entry("ttl.enabled", "old tickets go; the application agrees (AgreementTest)"),
          Map.entry("serviceConnectConfiguration.enabled", "without it no service finds another"),
          Map.entry(
              "containerDefinitions[0].linuxParameters.initProcessEnabled", "collects orphans"),
          Map.entry("containerDefinitions[0].mountPoints[0].readOnly", "the folder to write to"));

  @TestFactory
  Stream<DynamicTest> both_stacks_keep_every_rule() {
    return Stacks.ALL.stream()
        .flatMap(stack ->
            Policies.all().stream()
                .map(policy ->
                    DynamicTest.dynamicTest(
                        "%s: %s".formatted(stack, policy),
                        () -> {
                          List<String> violations = policy.violations(graph(stack), tier(stack));
                          assertThat(violations).as(policy.message(violations)).isEmpty();
                        })));
  }

  @TestFactory
  Stream<DynamicTest> whatever_a_rule_guards_turns_it_red_when_it_is_weaker() {
    return Stacks.ALL.stream()
        .flatMap(stack ->
            Policies.all().stream()
                .map(policy ->
                    DynamicTest.dynamicTest(
                        "%s: %s".formatted(stack, policy.id()),
                        () -> assertThat(survivors(stack, policy)).isEmpty())));
  }

  private static List<String> survivors(String stack, Policy policy) {
    List<String> survivors = new ArrayList<>();
    for (Policy.Guard guard : policy.guards()) {
      List<Weakened> weakened = guard.weakened(graph(stack), tier(stack)).toList();
      weakened.stream()
          .filter(it -> guard.violations(it.graph(), tier(stack)).findAny().isEmpty())
          .forEach(it -> survivors.add("%s survives: %s".formatted(policy.id(), it.how())));
    }
    return survivors;
  }

  @Test
  void every_rule_is_broken_by_many_stacks() {
    Map<String, Long> broken = new TreeMap<>();
    for (Policy policy : Policies.all()) {
      broken.put(
          policy.id(),
          policy.guards().stream()
              .flatMap(guard -> guard.weakened(graph("prod"), Tier.PROD))
              .count());
    }

    assertThat(broken)
        .hasSize(Policies.all().size())
        .allSatisfy((id, count) -> assertThat(count).isPositive());
    assertThat(broken.values().stream().mapToLong(Long::longValue).sum()).isGreaterThan(500);
  }

  @Test
  void every_switch_is_guarded_or_known_to_be_harmless() {
    Set<String> unknown = new TreeSet<>();
    for (String stack : Stacks.ALL) {
      ResourceGraph graph = graph(stack);
      for (Resource resource : graph.resources()) {
        for (String path : resource.leaves()) {
          JsonElement value = resource.input(path).orElseThrow();
          if (value instanceof JsonPrimitive primitive
              && primitive.isBoolean()
              && !isNoticed(graph, tier(stack), resource, path, !primitive.getAsBoolean())
              && !HARMLESS.containsKey(path)) {
            unknown.add("%s %s in %s".formatted(resource.reference(), path, stack));
          }
        }
      }
    }

    assertThat(unknown).isEmpty();
  }

  private static boolean isNoticed(
      ResourceGraph graph, Tier tier, Resource resource, String path, boolean other) {
    ResourceGraph switched = graph.withInput(resource.urn(), path, new JsonPrimitive(other));
    return Policies.all().stream().anyMatch(it -> !it.violations(switched, tier).isEmpty());
  }

  @Test
  void rules_are_numbered_and_say_what_why_and_how() {
    List<Policy> policies = Policies.all();

    assertThat(policies)
        .extracting(Policy::id)
        .isEqualTo(IntStream.rangeClosed(1, policies.size()).mapToObj("I%02d"::formatted).toList());
    assertThat(policies)
        .allSatisfy(policy ->
            assertThat(policy.message(List.of("${Queue.a}: b is c")))
                .contains(policy.id(), policy.sentence(), "why   ", "fix   ", "${Queue.a}"));
  }

  private static ResourceGraph graph(String stack) {
    return Objects.requireNonNull(GRAPHS.get(stack));
  }

  private static Tier tier(String stack) {
    return stack.equals("prod") ? Tier.PROD : Tier.DEV;
  }
}
