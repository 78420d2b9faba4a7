package dev.comanda.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonPrimitive;
import dev.comanda.infrastructure.engine.Leaks;
import dev.comanda.infrastructure.engine.Operation;
import dev.comanda.infrastructure.engine.Recording;
import dev.comanda.infrastructure.engine.Resource;
import dev.comanda.infrastructure.engine.ResourceGraph;
import dev.comanda.infrastructure.engine.StackConfig;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for whatever the program registers, seen from the engine. */
class EnvironmentTest {

  private static final String PROVIDER = "pulumi:providers:aws";

  /** {@code ${Queue.orders.arn}}: an output of another resource. */
  private static final Pattern REFERENCE = Pattern.compile("(\\$\\{[\\w-]+\\.[\\w-]+)\\.\\w+}");

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void everything_belongs_to_a_component_of_the_environment(String stack) {
    ResourceGraph graph = Stacks.graph(stack);

    assertThat(graph.children(graph.stack()))
        .extracting(Resource::type)
        .containsExactlyInAnyOrder("comanda:infrastructure:Environment", PROVIDER);
    assertThat(graph.created())
        .filteredOn(resource -> !resource.type().equals(PROVIDER))
        .allSatisfy(resource ->
            assertThat(resource.parent().map(graph::resource).map(Resource::isComponent))
                .contains(true));
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void no_two_resources_of_a_type_have_the_same_name(String stack) {
    assertThat(Stacks.graph(stack).resources())
        .extracting(Resource::reference)
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void what_a_resource_refers_to_is_there_before_it(String stack) {
    ResourceGraph graph = Stacks.graph(stack);
    Map<String, Resource> byReference =
        graph.resources().stream().collect(Collectors.toMap(Resource::reference, it -> it));

    assertThat(graph.resources())
        .anyMatch(resource -> !referred(resource, byReference).isEmpty())
        .allSatisfy(resource ->
            assertThat(resource.dependencies()).containsAll(referred(resource, byReference)));
  }

  private static Set<String> referred(Resource resource, Map<String, Resource> byReference) {
    return REFERENCE
        .matcher(resource.inputs().toString())
        .results()
        .map((MatchResult reference) -> reference.group(1) + "}")
        .flatMap(reference -> Optional.ofNullable(byReference.get(reference)).stream())
        .map(Resource::urn)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void whatever_can_be_tagged_is_created_by_the_provider_that_tags(String stack) {
    Recording recording = Stacks.recording(Operation.UPDATE, stack);
    String provider = Stacks.graph(stack).resources(PROVIDER).getFirst().urn();

    assertThat(recording.registrations().values())
        .filteredOn(request -> request.getType().startsWith("aws:"))
        .isNotEmpty()
        .allSatisfy(request -> assertThat(request.getProvider()).startsWith(provider + "::"));
  }

  @Test
  void production_keeps_what_cannot_be_had_again_and_a_trial_keeps_nothing() {
    assertThat(Stacks.graph("prod").resources())
        .filteredOn(Resource::isProtected)
        .extracting(Resource::shortType)
        .containsOnly("Instance", "Table", "Queue", "Repository");
    assertThat(Stacks.graph("dev").resources()).noneMatch(Resource::isProtected);
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void no_secret_is_on_the_wire_in_plain(String stack) {
    StackConfig config = Stacks.config(stack);

    assertThat(
            Leaks.of(
                Stacks.recording(Operation.UPDATE, stack),
                config.secretKeys().stream()
                    .map(key -> Optional.ofNullable(config.values().get(key)).orElseThrow())
                    .toList()))
        .isEmpty();
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void a_preview_shows_all_that_an_update_creates_though_it_cannot_know_everything(String stack) {
    ResourceGraph preview = ResourceGraph.of(Stacks.recording(Operation.PREVIEW, stack));

    assertThat(preview.resources())
        .extracting(Resource::urn)
        .containsExactlyElementsOf(
            Stacks.graph(stack).resources().stream().map(Resource::urn).toList());
    assertThat(preview.outputs().get("apiUrl")).isEqualTo(new JsonPrimitive("[unknown]"));
  }

  @ParameterizedTest
  @FieldSource("dev.comanda.infrastructure.Stacks#ALL")
  void two_runs_say_the_same_to_the_last_byte(String stack) {
    assertThat(Stacks.run(Operation.UPDATE, stack).bytes())
        .isEqualTo(Stacks.recording(Operation.UPDATE, stack).bytes());
  }
}
