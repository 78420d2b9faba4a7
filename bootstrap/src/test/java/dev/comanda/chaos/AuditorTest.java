package dev.comanda.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.chaos.Auditor.Rule;
import dev.comanda.chaos.Auditor.Violation;
import dev.comanda.chaos.Evidence.CallFact;
import dev.comanda.chaos.Evidence.DeadLetter;
import dev.comanda.chaos.Evidence.OrderFact;
import dev.comanda.chaos.Evidence.PaymentFact;
import dev.comanda.chaos.Evidence.ProviderFact;
import dev.comanda.chaos.Evidence.TicketFact;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One story in which all is well, and what the auditor says when one fact of it is another. */
class AuditorTest {

  private static final OrderFact DELIVERED =
      order(
          "DELIVERED",
          false,
          "PLACED",
          "AWAITING_PAYMENT",
          "PAID",
          "IN_PREPARATION",
          "READY",
          "DELIVERED");

  private static final Evidence GOOD =
      new Evidence(
          Map.of("o", "22.90"),
          Map.of("o", DELIVERED),
          List.of(new PaymentFact("p", "o", "APPROVED", "22.90", false)),
          Map.of("o", new TicketFact("o", "DELIVERED")),
          List.of(new ProviderFact("ORD1", "p", "processed", "22.90")),
          List.of(new CallFact("k", "create", 3, 1)),
          Map.of("order", 0),
          Map.of("order-service-queue", 0),
          List.of(new DeadLetter("order-service-queue", "rubbish", "not JSON")),
          List.of("rubbish"));

  private static OrderFact order(String status, boolean refunded, String... history) {
    return new OrderFact("o", status, refunded, "22.90", List.of(history));
  }

  @Test
  void finds_nothing_where_all_is_well() {
    assertThat(Auditor.audit(GOOD)).isEmpty();
    assertThat(
            Auditor.audit(
                with(
                    order(
                        "CANCELLED",
                        true,
                        "PLACED",
                        "AWAITING_PAYMENT",
                        "PAID",
                        "CANCELLED",
                        "CANCELLED"),
                    "REFUNDED",
                    "WITHDRAWN",
                    "refunded")))
        .isEmpty();
    assertThat(
            Auditor.audit(
                with(
                    order("AWAITING_PAYMENT", false, "PLACED", "AWAITING_PAYMENT"),
                    "AWAITING_PAYMENT",
                    null,
                    "created")))
        .isEmpty();
  }

  static Stream<Arguments> findings() {
    return Stream.of(
        wrong(Rule.PROMISED_ORDER_EXISTS, it -> orders(it, Map.of())),
        wrong(Rule.PROMISED_ORDER_EXISTS, it -> promised(it, Map.of("o", "21.90"))),
        wrong(Rule.ONE_PAYMENT_PER_ORDER, it -> payments(it)),
        wrong(
            Rule.ONE_PAYMENT_PER_ORDER,
            it ->
                payments(
                    it,
                    it.payments().getFirst(),
                    new PaymentFact("q", "o", "APPROVED", "22.90", false))),
        wrong(
            Rule.ONE_PAYMENT_PER_ORDER,
            it -> payments(it, new PaymentFact("p", "o", "APPROVED", "2.29", false))),
        wrong(
            Rule.ORDER_AGREES_WITH_PAYMENT,
            _ ->
                with(
                    order("AWAITING_PAYMENT", false, "PLACED", "AWAITING_PAYMENT"),
                    "APPROVED",
                    null,
                    "processed")),
        wrong(
            Rule.ORDER_AGREES_WITH_PAYMENT,
            _ ->
                with(
                    order("CANCELLED", false, "PLACED", "CANCELLED"),
                    "REFUNDED",
                    null,
                    "refunded")),
        wrong(
            Rule.PAYMENT_AGREES_WITH_PROVIDER,
            it -> provider(it, new ProviderFact("ORD1", "p", "expired", "22.90"))),
        wrong(
            Rule.PAYMENT_AGREES_WITH_PROVIDER,
            it ->
                provider(
                    it,
                    it.providerOrders().getFirst(),
                    new ProviderFact("ORD2", "unheard of", "canceled", "1.00"))),
        wrong(
            Rule.PAYMENT_AGREES_WITH_PROVIDER,
            it -> provider(it, new ProviderFact("ORD1", "p", "processed", "2.29"))),
        wrong(
            Rule.PAID_AT_MOST_ONCE,
            it ->
                provider(
                    it,
                    it.providerOrders().getFirst(),
                    new ProviderFact("ORD2", "p", "created", "22.90"))),
        wrong(
            Rule.CANCELLED_IS_REFUNDED,
            _ ->
                with(
                    order("CANCELLED", false, "PLACED", "CANCELLED"),
                    "CANCELLED",
                    null,
                    "processed")),
        wrong(
            Rule.PREPARED_ONLY_WHAT_IS_PAID,
            it -> tickets(it, new TicketFact("o", "DELIVERED"), new TicketFact("x", "RECEIVED"))),
        wrong(
            Rule.PREPARED_ONLY_WHAT_IS_PAID,
            _ ->
                with(
                    order("AWAITING_PAYMENT", false, "PLACED", "AWAITING_PAYMENT"),
                    "AWAITING_PAYMENT",
                    "STARTED",
                    "created")),
        wrong(Rule.ORDER_AGREES_WITH_KITCHEN, it -> tickets(it, new TicketFact("o", "RECEIVED"))),
        wrong(Rule.ORDER_AGREES_WITH_KITCHEN, it -> tickets(it)),
        wrong(
            Rule.HISTORY_IS_LEGAL,
            it ->
                orders(it, Map.of("o", order("DELIVERED", false, "PLACED", "PAID", "DELIVERED")))),
        wrong(Rule.PROVIDER_ASKED_ONCE, it -> calls(it, new CallFact("k", "create", 2, 2))),
        wrong(Rule.NO_MESSAGE_LEFT, it -> waiting(it, Map.of("order", 1), it.queued())),
        wrong(
            Rule.NO_MESSAGE_LEFT,
            it -> waiting(it, it.unpublished(), Map.of("order-service-queue", 1))),
        wrong(Rule.DEAD_LETTERS_HAVE_REASONS, it -> letters(it)),
        wrong(
            Rule.DEAD_LETTERS_HAVE_REASONS, it -> letters(it, new DeadLetter("q", "rubbish", " "))),
        wrong(
            Rule.DEAD_LETTERS_HAVE_REASONS,
            it ->
                letters(
                    it,
                    it.deadLetters().getFirst(),
                    new DeadLetter("q", "one of ours", "given up"))),
        wrong(
            Rule.NOTHING_IN_QUARANTINE,
            it -> payments(it, new PaymentFact("p", "o", "APPROVED", "22.90", true))));
  }

  @ParameterizedTest
  @MethodSource("findings")
  void finds_what_is_wrong(Rule rule, UnaryOperator<Evidence> change) {
    assertThat(Auditor.audit(change.apply(GOOD))).extracting(Violation::rule).contains(rule);
  }

  @Test
  void every_rule_is_shown_to_find_something() {
    Set<Object> shown = findings().map(arguments -> arguments.get()[0]).collect(Collectors.toSet());

    assertThat(shown).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(Rule.class));
  }

  private static Arguments wrong(Rule rule, UnaryOperator<Evidence> change) {
    return Arguments.of(rule, change);
  }

  /** The story of one order; in the kitchen nothing is known of it if there is no ticket. */
  private static Evidence with(
      OrderFact order, String payment, @Nullable String ticket, String provider) {
    Evidence changed =
        provider(
            payments(
                orders(GOOD, Map.of("o", order)),
                new PaymentFact("p", "o", payment, "22.90", false)),
            new ProviderFact("ORD1", "p", provider, "22.90"));
    return ticket == null ? tickets(changed) : tickets(changed, new TicketFact("o", ticket));
  }

  private static Evidence promised(Evidence it, Map<String, String> promised) {
    return new Evidence(
        promised,
        it.orders(),
        it.payments(),
        it.tickets(),
        it.providerOrders(),
        it.calls(),
        it.unpublished(),
        it.queued(),
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence orders(Evidence it, Map<String, OrderFact> orders) {
    return new Evidence(
        it.promised(),
        orders,
        it.payments(),
        it.tickets(),
        it.providerOrders(),
        it.calls(),
        it.unpublished(),
        it.queued(),
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence payments(Evidence it, PaymentFact... payments) {
    return new Evidence(
        it.promised(),
        it.orders(),
        List.of(payments),
        it.tickets(),
        it.providerOrders(),
        it.calls(),
        it.unpublished(),
        it.queued(),
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence tickets(Evidence it, TicketFact... tickets) {
    return new Evidence(
        it.promised(),
        it.orders(),
        it.payments(),
        Stream.of(tickets).collect(Collectors.toMap(TicketFact::order, ticket -> ticket)),
        it.providerOrders(),
        it.calls(),
        it.unpublished(),
        it.queued(),
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence provider(Evidence it, ProviderFact... orders) {
    return new Evidence(
        it.promised(),
        it.orders(),
        it.payments(),
        it.tickets(),
        List.of(orders),
        it.calls(),
        it.unpublished(),
        it.queued(),
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence calls(Evidence it, CallFact... calls) {
    return new Evidence(
        it.promised(),
        it.orders(),
        it.payments(),
        it.tickets(),
        it.providerOrders(),
        List.of(calls),
        it.unpublished(),
        it.queued(),
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence waiting(
      Evidence it, Map<String, Integer> unpublished, Map<String, Integer> queued) {
    return new Evidence(
        it.promised(),
        it.orders(),
        it.payments(),
        it.tickets(),
        it.providerOrders(),
        it.calls(),
        unpublished,
        queued,
        it.deadLetters(),
        it.malformed());
  }

  private static Evidence letters(Evidence it, DeadLetter... letters) {
    return new Evidence(
        it.promised(),
        it.orders(),
        it.payments(),
        it.tickets(),
        it.providerOrders(),
        it.calls(),
        it.unpublished(),
        it.queued(),
        List.of(letters),
        it.malformed());
  }
}
