package dev.comanda.shared.adapter.sqs;

import static dev.comanda.payment.domain.APayment.aPayment;
import static dev.comanda.production.domain.ATicket.aTicket;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.order.adapter.sqs.OrderEventGoldenTest;
import dev.comanda.order.adapter.sqs.OrderMessages;
import dev.comanda.order.adapter.sqs.PaymentNewsListener;
import dev.comanda.order.adapter.sqs.ProductionNewsListener;
import dev.comanda.order.application.RecordPaymentOutcome;
import dev.comanda.order.application.RecordPreparationProgress;
import dev.comanda.order.domain.OrderEvent;
import dev.comanda.payment.adapter.sqs.PaymentCancellationsListener;
import dev.comanda.payment.adapter.sqs.PaymentEventGoldenTest;
import dev.comanda.payment.adapter.sqs.PaymentMessages;
import dev.comanda.payment.adapter.sqs.PaymentRequestsListener;
import dev.comanda.payment.application.CancelPayment;
import dev.comanda.payment.application.RequestPayment;
import dev.comanda.payment.domain.PaymentEvent;
import dev.comanda.production.adapter.sqs.KitchenCancellationsListener;
import dev.comanda.production.adapter.sqs.KitchenOrdersListener;
import dev.comanda.production.adapter.sqs.ProductionEventGoldenTest;
import dev.comanda.production.adapter.sqs.ProductionMessages;
import dev.comanda.production.application.AcceptOrder;
import dev.comanda.production.application.WithdrawOrder;
import dev.comanda.production.domain.TicketEvent;
import dev.comanda.shared.adapter.sqs.QueueDefinitions.QueueDefinition;
import dev.comanda.shared.application.messaging.MessageHandler.Handling;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import dev.comanda.shared.application.messaging.Retries;
import io.opentelemetry.api.OpenTelemetry;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who sends what to whom, held against who takes it: nothing is sent or awaited in vain. */
class ContractsTest {

  private static Map<String, Stream<OutgoingMessage>> sent() {
    return Map.of(
        "order", OrderEventGoldenTest.events().flatMap(it -> orderMessages(it)),
        "payment", PaymentEventGoldenTest.events().flatMap(it -> paymentMessages(it)),
        "production", ProductionEventGoldenTest.events().flatMap(it -> productionMessages(it)));
  }

  static Stream<CloudEventHandler> handlers() {
    RecordPaymentOutcome payments = _ -> new RecordPaymentOutcome.Outcome.Recorded();
    RecordPreparationProgress progress = _ -> new RecordPreparationProgress.Outcome.Recorded();
    RequestPayment request =
        _ -> new RequestPayment.Outcome.Accepted(aPayment().awaitingPayment().snapshot());
    CancelPayment cancel =
        _ -> new CancelPayment.Outcome.Settled(aPayment().cancelled().snapshot());
    AcceptOrder accept = _ -> new AcceptOrder.Outcome.Accepted(aTicket().received().snapshot());
    WithdrawOrder withdraw = _ -> new WithdrawOrder.Outcome.Withdrawn();
    return Stream.of(
        handler(
            QueueDefinitions.ORDER,
            new PaymentNewsListener(payments),
            new ProductionNewsListener(progress)),
        handler(
            QueueDefinitions.PAYMENT,
            new PaymentRequestsListener(request),
            new PaymentCancellationsListener(cancel)),
        handler(
            QueueDefinitions.PRODUCTION,
            new KitchenOrdersListener(accept),
            new KitchenCancellationsListener(withdraw)));
  }

  @Test
  void every_consumed_event_has_a_producer() {
    Map<String, Set<String>> produced = producedByQueue();

    handlers()
        .forEach(handler ->
            assertThat(produced.get(handler.queue()))
                .as("sent to %s", handler.queue())
                .containsAll(handler.types()));
  }

  @Test
  void every_produced_event_has_a_consumer() {
    producedByQueue()
        .forEach((queue, types) -> {
          assertThat(handlers().filter(it -> it.queue().equals(queue)))
              .as("consumers of %s", queue)
              .singleElement()
              .satisfies(handler -> assertThat(handler.types()).containsAll(types));
        });
  }

  @Test
  void every_event_of_every_context_is_among_the_samples() {
    assertThat(OrderEventGoldenTest.events().map(Object::getClass).collect(toSet()))
        .isEqualTo(Set.of(OrderEvent.class.getPermittedSubclasses()));
    assertThat(PaymentEventGoldenTest.events().map(Object::getClass).collect(toSet()))
        .isEqualTo(Set.of(PaymentEvent.class.getPermittedSubclasses()));
    assertThat(ProductionEventGoldenTest.events().map(Object::getClass).collect(toSet()))
        .isEqualTo(Set.of(TicketEvent.class.getPermittedSubclasses()));
  }

  @ParameterizedTest
  @MethodSource("handlers")
  void every_consumer_takes_the_golden_message_of_every_type(CloudEventHandler handler) {
    assertThat(handler.types())
        .isNotEmpty()
        .allSatisfy(type ->
            assertThat(handler.handle(Golden.message(type))).isEqualTo(new Handling.Done()));
  }

  @Test
  void messages_go_where_the_definitions_say() {
    QueueDefinitions definitions = QueueDefinitions.load();

    sent()
        .forEach((context, messages) ->
            assertThat(messages.map(OutgoingMessage::queue).collect(toSet()))
                .as("queues that %s writes to", context)
                .isEqualTo(
                    definitions.queues().stream()
                        .filter(queue -> queue.producers().contains(context))
                        .map(QueueDefinition::name)
                        .collect(toSet())));
    assertThat(definitions.names())
        .containsExactlyInAnyOrder(
            QueueDefinitions.ORDER, QueueDefinitions.PAYMENT, QueueDefinitions.PRODUCTION);
  }

  @Test
  void every_queue_has_a_dead_letter_queue_and_time_for_people() {
    assertThat(QueueDefinitions.load().queues())
        .allSatisfy(queue -> {
          assertThat(queue.deadLetterQueue()).isEqualTo(queue.name() + "-dlq");
          assertThat(queue.deadLetterRetentionSeconds()).isGreaterThan(queue.retentionSeconds());
          // The consumer parks with a reason before SQS does without.
          assertThat(queue.maxReceiveCount()).isGreaterThan(Retries.PATIENT.tries());
        });
  }

  private static Map<String, Set<String>> producedByQueue() {
    return sent().values().stream()
        .flatMap(messages -> messages)
        .collect(groupingBy(OutgoingMessage::queue, mapping(OutgoingMessage::type, toSet())));
  }

  private static Stream<OutgoingMessage> orderMessages(OrderEvent event) {
    return new OrderMessages().messagesFor(event).stream();
  }

  private static Stream<OutgoingMessage> paymentMessages(PaymentEvent event) {
    return new PaymentMessages().messagesFor(event).stream();
  }

  private static Stream<OutgoingMessage> productionMessages(TicketEvent event) {
    return new ProductionMessages().messagesFor(event).stream();
  }

  private static CloudEventHandler handler(String queue, MessageListener... listeners) {
    return new CloudEventHandler(queue, Arrays.asList(listeners), OpenTelemetry.noop());
  }
}
