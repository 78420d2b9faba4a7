package dev.comanda.architecture.map;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import dev.comanda.architecture.House;
import dev.comanda.architecture.map.ArchitectureMap.Context;
import dev.comanda.architecture.map.ArchitectureMap.Message;
import dev.comanda.architecture.map.ArchitectureMap.Port;
import dev.comanda.architecture.rules.Code;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.config.OrderConfiguration;
import dev.comanda.payment.adapter.sqs.PaymentMessages;
import dev.comanda.payment.config.PaymentConfiguration;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.production.config.ProductionConfiguration;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.junit.jupiter.api.Test;

/** The map leaves nothing out and makes nothing up. */
class MapReaderTest {

  private static final ArchitectureMap MAP = MapReader.ofComanda();

  @Test
  void every_port_that_jmolecules_knows_is_on_the_map_and_nothing_else() {
    assertThat(ports(Context::driving)).isEqualTo(annotatedWith(PrimaryPort.class));
    assertThat(ports(Context::driven)).isEqualTo(annotatedWith(SecondaryPort.class));
  }

  @Test
  void every_driven_port_has_an_adapter() {
    assertThat(contexts().flatMap(context -> context.driven().stream()).distinct())
        .allSatisfy(port ->
            assertThat(contexts().flatMap(context -> context.adaptersOf(port)))
                .as("adapters of %s", port)
                .isNotEmpty());
  }

  @Test
  void every_driving_port_has_a_use_case_and_somebody_who_calls_it() {
    for (Context context : contexts().toList()) {
      assertThat(context.driving())
          .allSatisfy(port -> {
            assertThat(context.useCasesOf(port)).as("use case of %s", port).hasSize(1);
            assertThat(context.callersOf(port)).as("callers of %s", port).isNotEmpty();
          });
    }
  }

  @Test
  void every_context_has_an_aggregate_and_somewhere_to_keep_it() {
    assertThat(MAP.contexts())
        .hasSize(House.COMANDA.contexts().size())
        .allSatisfy(context -> {
          assertThat(context.aggregates()).as(context.name()).isNotEmpty();
          assertThat(context.stores()).as(context.name()).isNotEmpty();
        });
  }

  @Test
  void every_message_is_taken_and_every_type_that_somebody_waits_for_is_sent() {
    assertThat(MAP.gaps()).isEmpty();
    assertThat(MAP.messages()).allSatisfy(message -> assertThat(message.delivery()).isPresent());
  }

  @Test
  void messages_go_where_the_queue_definitions_say() {
    for (QueueDefinition queue : QueueDefinitions.load().queues()) {
      List<Message> messages =
          MAP.messages().stream().filter(it -> it.queue().equals(queue.name())).toList();

      assertThat(messages).map(Message::publisher).hasSameElementsAs(queue.producers());
      assertThat(messages)
          .map(message -> message.delivery().orElseThrow().context())
          .containsOnly(queue.consumer());
    }
  }

  @Test
  void a_message_that_nobody_takes_is_a_gap() {
    Rehearsal withoutKitchen =
        Rehearsal.of(
            House.COMANDA,
            List.of(OrderMessages.class, PaymentMessages.class, ProductionMessages.class),
            List.of(OrderConfiguration.class, PaymentConfiguration.class));

    assertThat(withoutKitchen.gaps())
        .containsExactly(
            "nobody reads production-service-queue, where comanda.order.released.v1 goes",
            "nobody reads production-service-queue, where comanda.order.cancelled.v1 goes");
  }

  @Test
  void a_type_that_somebody_waits_for_and_nobody_sends_is_a_gap() {
    Rehearsal withoutPayment =
        Rehearsal.of(
            House.COMANDA,
            List.of(OrderMessages.class, ProductionMessages.class),
            List.of(
                OrderConfiguration.class,
                PaymentConfiguration.class,
                ProductionConfiguration.class));

    assertThat(withoutPayment.gaps())
        .hasSize(5)
        .contains("order-service-queue waits for comanda.payment.created.v1, which nobody sends");
  }

  @Test
  void order_asks_catalog_and_no_context_asks_another() {
    assertThat(MAP.calls())
        .containsExactly(
            new ArchitectureMap.Call(
                "order", new Port("order", "ProductCatalog"), "catalog", "Menu"));
  }

  private static Stream<Context> contexts() {
    return Stream.concat(MAP.contexts().stream(), Stream.of(MAP.shared()));
  }

  private static Set<String> ports(Function<Context, List<Port>> side) {
    return contexts()
        .flatMap(context -> side.apply(context).stream())
        .map(port -> port.context() + "." + port.name())
        .collect(Collectors.toSet());
  }

  /** Looked up once more and differently: without the map's filters. */
  private static Set<String> annotatedWith(Class<? extends Annotation> annotation) {
    return Code.shipped(House.COMANDA).stream()
        .filter(type -> type.isAnnotatedWith(annotation))
        .map(JavaClass::getName)
        .map(name -> name.replaceAll("dev\\.comanda\\.(\\w+)\\..*\\.(\\w+)", "$1.$2"))
        .collect(Collectors.toSet());
  }
}
