package dev.comanda.contracts;

import static dev.comanda.order.domain.AnOrder.NOON;
import static dev.comanda.order.domain.AnOrder.anOrder;
import static dev.comanda.payment.domain.APayment.aPayment;
import static dev.comanda.production.domain.ATicket.aTicket;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.AsyncApi;
import dev.comanda.described.AsyncApi.Action;
import dev.comanda.described.Description;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.adapter.sqs.PaymentNewsListener;
import dev.comanda.order.adapter.sqs.ProductionNewsListener;
import dev.comanda.order.domain.Order;
import dev.comanda.payment.adapter.sqs.PaymentCancellationsListener;
import dev.comanda.payment.adapter.sqs.PaymentMessages;
import dev.comanda.payment.adapter.sqs.PaymentRequestsListener;
import dev.comanda.production.adapter.sqs.KitchenCancellationsListener;
import dev.comanda.production.adapter.sqs.KitchenOrdersListener;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.shared.adapter.sqs.MessageListener;
import dev.comanda.shared.adapter.sqs.QueueDefinitions;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * {@code asyncapi.yaml} says what is true: of the queues, of who speaks and listens, of each field.
 */
class AsyncApiTest {

  private static final AsyncApi API = AsyncApi.agreed();
  private static final Description DOCUMENT = API.description();

  /** Everything that is ever said, by the real formats after real transitions. */
  private static List<OutgoingMessage> said() {
    Order order = anOrder().paid();
    order.cancelByStaff(NOON.plusSeconds(180));
    List<OutgoingMessage> said = new ArrayList<>();
    order.events().forEach(event -> said.addAll(new OrderMessages().messagesFor(event)));
    Stream.of(aPayment().refunded(), aPayment().rejected(), aPayment().expired())
        .flatMap(payment -> payment.events().stream())
        .forEach(event -> said.addAll(new PaymentMessages().messagesFor(event)));
    aTicket()
        .delivered()
        .events()
        .forEach(event -> said.addAll(new ProductionMessages().messagesFor(event)));
    return said;
  }

  /** Who hears what, as bootstrap puts them together. */
  private static Map<String, List<MessageListener>> listeners() {
    return Map.of(
        QueueDefinitions.ORDER,
        List.of(
            new PaymentNewsListener(_ -> {
              throw unasked();
            }),
            new ProductionNewsListener(_ -> {
              throw unasked();
            })),
        QueueDefinitions.PAYMENT,
        List.of(
            new PaymentRequestsListener(_ -> {
              throw unasked();
            }),
            new PaymentCancellationsListener(_ -> {
              throw unasked();
            })),
        QueueDefinitions.PRODUCTION,
        List.of(
            new KitchenOrdersListener(_ -> {
              throw unasked();
            }),
            new KitchenCancellationsListener(_ -> {
              throw unasked();
            })));
  }

  private static AssertionError unasked() {
    return new AssertionError("nobody is asked here");
  }

  @Test
  void its_channels_are_the_queues() {
    assertThat(API.queues()).containsExactlyInAnyOrderElementsOf(QueueDefinitions.load().names());
  }

  @Test
  void every_message_is_said_and_every_message_that_is_said_is_there() {
    assertThat(API.types(Action.SEND)).isEqualTo(typesByQueue(said()));
  }

  @Test
  void every_message_is_heard_and_every_message_that_is_heard_is_there() {
    SortedMap<String, SortedSet<String>> heard = new TreeMap<>();
    listeners()
        .forEach((queue, all) ->
            heard.put(
                queue,
                all.stream()
                    .flatMap(listener -> listener.types().stream())
                    .collect(toCollection(TreeSet::new))));

    assertThat(API.types(Action.RECEIVE)).isEqualTo(heard);
  }

  @Test
  void who_speaks_and_who_listens_is_who_the_queues_know() {
    for (QueueDefinition queue : QueueDefinitions.load().queues()) {
      assertThat(speakers(queue.name())).isEqualTo(new TreeSet<>(queue.producers()));
    }
  }

  @Test
  void every_message_is_as_its_schema_says_and_has_no_field_that_it_does_not_say() {
    for (OutgoingMessage message : said()) {
      assertThat(API.errors(message.queue(), message.body())).as(message.type()).isEmpty();
      JsonNode schema =
          DOCUMENT.at(API.message(message.type()) + "/payload/allOf/1/properties/data");
      assertThat(Fields.of(message.body()).stream().filter(it -> it.startsWith("data.")))
          .as("fields of %s", message.type())
          .containsExactlyInAnyOrderElementsOf(fields("data.", schema));
    }
  }

  @Test
  void its_examples_are_as_their_schemas_say() {
    API.types(Action.SEND)
        .forEach((queue, types) ->
            types.forEach(type ->
                assertThat(DOCUMENT.at(API.message(type) + "/examples"))
                    .isNotEmpty()
                    .allSatisfy(example ->
                        assertThat(API.errors(queue, example.path("payload").toString()))
                            .as(type)
                            .isEmpty())));
  }

  @Test
  void a_message_that_is_not_as_its_schema_says_is_noticed() {
    OutgoingMessage placed = said().getFirst();
    assertThat(Fields.of(placed.body()).stream().filter(field -> !field.equals("traceparent")))
        .allSatisfy(field ->
            assertThat(API.errors(placed.queue(), Fields.renamed(placed.body(), field)))
                .as("%s renamed", field)
                .isNotEmpty());
    assertThat(API.errors(placed.queue(), placed.body().replace("\"55.30\"", "55.3"))).isNotEmpty();
    assertThat(API.errors(QueueDefinitions.ORDER, placed.body())).isNotEmpty();
  }

  private static SortedMap<String, SortedSet<String>> typesByQueue(List<OutgoingMessage> messages) {
    return messages.stream()
        .collect(
            groupingBy(
                OutgoingMessage::queue,
                TreeMap::new,
                mapping(OutgoingMessage::type, toCollection(TreeSet::new))));
  }

  private static SortedSet<String> speakers(String queue) {
    return said().stream()
        .filter(message -> message.queue().equals(queue))
        .map(message -> message.type().split("\\.", -1)[1])
        .collect(toCollection(TreeSet::new));
  }

  private static SortedSet<String> fields(String prefix, JsonNode schema) {
    SortedSet<String> fields = new TreeSet<>();
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          fields.add(prefix + field.getKey());
          JsonNode type = DOCUMENT.resolved(field.getValue());
          JsonNode inner = type.has("items") ? DOCUMENT.resolved(type.path("items")) : type;
          fields.addAll(fields(prefix + field.getKey() + ".", inner));
        });
    return fields;
  }
}
