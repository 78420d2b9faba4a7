package dev.comanda.infrastructure.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonPrimitive;
import com.pulumi.Context;
import com.pulumi.aws.AwsFunctions;
import com.pulumi.aws.rds.Instance;
import com.pulumi.aws.rds.InstanceArgs;
import com.pulumi.aws.sqs.Queue;
import com.pulumi.aws.sqs.QueueArgs;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import com.pulumi.resources.CustomResourceOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The engine is as strict and as forthcoming as Pulumi's, for a program of a few lines. */
class EngineTest {

  private static final String QUEUE = "aws:sqs/queue:Queue";
  private static final String DATABASE = "aws:rds/instance:Instance";

  /** A queue with a dead-letter queue, and a database with a password. */
  private static final class Messaging extends ComponentResource {

    private Messaging(String name) {
      super("comanda:test:Messaging", name, ComponentResourceOptions.Empty);
      Queue dead = new Queue("dead-letters", QueueArgs.builder().build(), child());
      Output<String> policy =
          dead.arn()
              .applyValue("{\"maxReceiveCount\":5,\"deadLetterTargetArn\":\"%s\"}"::formatted);
      new Queue("orders", QueueArgs.builder().redrivePolicy(policy).build(), child());
      new Instance(
          "database",
          InstanceArgs.builder()
              .instanceClass("db.t4g.micro")
              .password(Output.ofSecret("opensesame"))
              .build(),
          CustomResourceOptions.builder().parent(this).protect(true).dependsOn(dead).build());
      registerOutputs(Map.of("deadLetters", dead.url()));
    }

    private CustomResourceOptions child() {
      return CustomResourceOptions.builder().parent(this).build();
    }
  }

  private static void program(Context context) {
    new Messaging("messaging");
    context.export(
        "zones",
        AwsFunctions.getAvailabilityZones().applyValue(zones -> String.join(",", zones.names())));
  }

  private static ResourceGraph graph(Operation operation) {
    return ResourceGraph.of(Engine.run(operation, "test", EngineTest::program));
  }

  @Test
  void what_a_program_registers_is_recorded_with_its_parents_and_dependencies() {
    ResourceGraph graph = graph(Operation.UPDATE);

    assertThat(graph.resources())
        .extracting(Resource::urn)
        .containsExactly(
            "urn:pulumi:test::comanda::comanda:test:Messaging$aws:rds/instance:Instance::database",
            "urn:pulumi:test::comanda::comanda:test:Messaging$aws:sqs/queue:Queue::dead-letters",
            "urn:pulumi:test::comanda::comanda:test:Messaging$aws:sqs/queue:Queue::orders",
            "urn:pulumi:test::comanda::comanda:test:Messaging::messaging",
            "urn:pulumi:test::comanda::pulumi:pulumi:Stack::comanda-test");
    Resource orders = graph.resource(QUEUE, "orders");
    Resource dead = graph.resource(QUEUE, "dead-letters");
    assertThat(graph.ancestors(orders))
        .extracting(Resource::name)
        .containsExactly("messaging", "comanda-test");
    assertThat(graph.dependsOn(orders, dead)).isTrue();
    assertThat(graph.dependsOn(dead, orders)).isFalse();
    assertThat(orders.propertyDependencies())
        .containsExactly(Map.entry("redrivePolicy", new TreeSet<>(List.of(dead.urn()))));
    assertThat(graph.resource(DATABASE, "database").isProtected()).isTrue();
    assertThat(graph.dependsOn(graph.resource(DATABASE, "database"), dead)).isTrue();
  }

  @Test
  void an_update_tells_what_aws_computes_by_references_and_a_preview_does_not_know_it() {
    assertThat(graph(Operation.UPDATE).resource(QUEUE, "orders").input("redrivePolicy"))
        .hasToString(
            "Optional[{\"deadLetterTargetArn\":\"${Queue.dead-letters.arn}\",\"maxReceiveCount\":5}]");
    assertThat(graph(Operation.PREVIEW).resource(QUEUE, "orders").input("redrivePolicy"))
        .contains(new JsonPrimitive("[unknown]"));
  }

  @Test
  void functions_are_answered_in_both() {
    for (Operation operation : Operation.values()) {
      assertThat(graph(operation).outputs().get("zones").getAsString())
          .isEqualTo("sa-east-1a,sa-east-1b,sa-east-1c");
    }
  }

  @Test
  void secrets_are_known_as_such() {
    Resource database = graph(Operation.UPDATE).resource(DATABASE, "database");

    assertThat(database.isSecret("password")).isTrue();
    assertThat(database.input("password")).contains(new JsonPrimitive("opensesame"));
    assertThat(database.isSecret("instanceClass")).isFalse();
    assertThat(database.maskedInputs().get("password").getAsString()).isEqualTo("[secret]");
  }

  @Test
  void a_secret_in_plain_sight_is_found_wherever_it_is() {
    Recording recording =
        Engine.run(
            Operation.UPDATE,
            "test",
            context -> {
              program(context);
              new Queue(
                  "talkative", QueueArgs.builder().tags(Map.of("p", "is opensesame")).build());
              context.export("password", Output.of("opensesame"));
            });

    assertThat(Leaks.of(recording, List.of("opensesame")))
        .containsExactlyInAnyOrder(
            "urn:pulumi:test::comanda::aws:sqs/queue:Queue::talkative: tags.p",
            "urn:pulumi:test::comanda::pulumi:pulumi:Stack::comanda-test: password");
  }

  @Test
  void a_name_that_is_taken_ends_the_program() {
    assertThatThrownBy(() ->
            Engine.run(
                Operation.UPDATE,
                "test",
                context -> {
                  new Queue("orders");
                  new Queue("orders");
                }))
        .hasMessageContaining(
            "Duplicate resource URN 'urn:pulumi:test::comanda::aws:sqs/queue:Queue::orders'");
  }

  @Test
  void an_error_of_the_program_is_told() {
    assertThatThrownBy(() ->
            Engine.run(
                Operation.UPDATE,
                "test",
                context -> {
                  throw new IllegalArgumentException("no such zone");
                }))
        .hasMessageContaining("no such zone");
  }

  @Test
  void a_graph_is_broken_in_a_copy() {
    ResourceGraph graph = graph(Operation.UPDATE);
    String orders = graph.resource(QUEUE, "orders").urn();
    String database = graph.resource(DATABASE, "database").urn();
    String path = "redrivePolicy.maxReceiveCount";

    assertThat(graph.withInput(orders, path, new JsonPrimitive(0)).resource(orders).input(path))
        .contains(new JsonPrimitive(0));
    assertThat(graph.withoutInput(orders, path).resource(orders).input(path))
        .isEqualTo(Optional.empty());
    assertThat(graph.withoutProtection(database).resource(database).isProtected()).isFalse();
    assertThat(graph.without(orders).resources(QUEUE))
        .extracting(Resource::name)
        .containsExactly("dead-letters");
    assertThat(graph.resource(orders).leaves())
        .containsExactly("redrivePolicy.deadLetterTargetArn", path);
  }
}
