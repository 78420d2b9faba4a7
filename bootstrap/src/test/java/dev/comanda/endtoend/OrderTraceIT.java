package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.endtoend.Spans.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that happens to an order is one trace, and its id is the order's: through queues and
 * processes, and across the requests of three parties who know nothing of each other.
 */
class OrderTraceIT {

  private static final String CONSUMER = "SPAN_KIND_CONSUMER";

  private final Comanda comanda = Running.comanda();
  private final Spans spans = Spans.collected();
  private String order;
  private String top;

  @BeforeEach
  void an_order_goes_from_the_kiosk_to_the_counter() {
    Api guest = comanda.guest();
    Api kitchen = comanda.kitchen();
    order = guest.order(comanda.basket()).hasStatus(201).text("/id");
    comanda.providerSays(comanda.awaitPayable(guest, order), "processed");
    String ticket = comanda.awaitTicket(kitchen, order);
    for (String step : List.of("started", "completed", "delivered")) {
      kitchen.put("/production/" + ticket + "/" + step).hasStatus(200);
    }
    comanda.awaitOrder(guest, order, "delivered");
    top = trace().substring(16);
  }

  @Test
  void one_trace_leads_from_the_order_to_the_counter() {
    await()
        .atMost(Comanda.PATIENCE)
        .untilAsserted(() ->
            assertThat(consumers().keySet())
                .containsExactlyInAnyOrder(
                    "comanda.order.placed.v1",
                    "comanda.payment.created.v1",
                    "comanda.payment.approved.v1",
                    "comanda.order.released.v1",
                    "comanda.production.started.v1",
                    "comanda.production.completed.v1",
                    "comanda.production.delivered.v1"));

    // What a message causes is below what took the message.
    assertThat(consumer("comanda.order.placed.v1").parent()).isEqualTo(top);
    assertThat(below(consumer("comanda.order.placed.v1")))
        .as("payment asks the provider")
        .anyMatch(span -> span.kind().equals("SPAN_KIND_CLIENT"));
    assertThat(consumer("comanda.payment.created.v1").parent())
        .isEqualTo(consumer("comanda.order.placed.v1").id());
    assertThat(consumer("comanda.payment.approved.v1").parent()).isEqualTo(top);
    assertThat(consumer("comanda.order.released.v1").parent())
        .isEqualTo(consumer("comanda.payment.approved.v1").id());

    // What people and the provider asked for is linked, request by request.
    await()
        .atMost(Comanda.PATIENCE)
        .untilAsserted(() -> {
          assertThat(linked("comanda.order.placed.v1")).contains("http post /order");
          assertThat(linked("comanda.payment.approved.v1")).contains("http post /payment/webhook");
          assertThat(linked("comanda.production.started.v1"))
              .contains("http put /production/{id}/started");
          assertThat(linked("comanda.production.completed.v1"))
              .contains("http put /production/{id}/completed");
          assertThat(linked("comanda.production.delivered.v1"))
              .contains("http put /production/{id}/delivered");
        });
  }

  private String trace() {
    return order.replace("-", "");
  }

  /** The spans that took messages, by the messages' types; a repeated message counts once. */
  private Map<String, Span> consumers() {
    return spans.ofTrace(trace()).stream()
        .filter(span -> span.kind().equals(CONSUMER))
        .collect(
            Collectors.toMap(
                span ->
                    Optional.ofNullable(span.attributes().get("cloudevents.event_type"))
                        .orElseThrow(),
                Function.identity(),
                (first, _) -> first));
  }

  private Span consumer(String type) {
    return Objects.requireNonNull(consumers().get(type), type);
  }

  private List<Span> below(Span parent) {
    return spans.ofTrace(trace()).stream()
        .filter(span -> span.parent().equals(parent.id()))
        .toList();
  }

  /** The request in which a message was raised; empty until its span has arrived. */
  private Optional<String> linked(String type) {
    List<String> links = consumer(type).links();
    assertThat(links).hasSize(1);
    Map<String, Span> known =
        spans.all().stream()
            .collect(Collectors.toMap(Span::address, Function.identity(), (first, _) -> first));
    // It was raised somewhere inside: whoever checked the token has a span of its own.
    Span span = known.get(links.getFirst());
    while (span != null && !span.kind().equals("SPAN_KIND_SERVER")) {
      span = known.get(span.trace() + "/" + span.parent());
    }
    return Optional.ofNullable(span).map(Span::name);
  }
}
