package dev.comanda.chaos;

import dev.comanda.chaos.Evidence.OrderFact;
import dev.comanda.chaos.Evidence.PaymentFact;
import dev.comanda.chaos.Evidence.ProviderFact;
import dev.comanda.chaos.Evidence.TicketFact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what the stores, the queues and the provider's ledger say with the guarantees of the
 * system. It has its own idea of what is legal, taken from the description of the system and not
 * from its code. It is asked when nothing is on its way any more.
 */
final class Auditor {

  /** What must hold. */
  enum Rule {
    /** An order that a customer was promised exists, as it was promised. */
    PROMISED_ORDER_EXISTS,
    /** Every order has exactly one payment, of its total. */
    ONE_PAYMENT_PER_ORDER,
    /** Order and payment tell the same story. */
    ORDER_AGREES_WITH_PAYMENT,
    /** Payment and provider tell the same story. */
    PAYMENT_AGREES_WITH_PROVIDER,
    /** The customer has paid at most once, and can pay at most once. */
    PAID_AT_MOST_ONCE,
    /** Whoever paid for a cancelled order has the money back. */
    CANCELLED_IS_REFUNDED,
    /** What is prepared was ordered and paid for. */
    PREPARED_ONLY_WHAT_IS_PAID,
    /** Kitchen and order tell the same story. */
    ORDER_AGREES_WITH_KITCHEN,
    /** An order came to where it is on a legal path. */
    HISTORY_IS_LEGAL,
    /** The provider did nothing twice that was asked once. */
    PROVIDER_ASKED_ONCE,
    /** No message is left in an outbox or a queue. */
    NO_MESSAGE_LEFT,
    /**
     * In the dead-letter queues is what nobody could read, whole and with a reason, and no more.
     */
    DEAD_LETTERS_HAVE_REASONS,
    /** No payment waits for people. */
    NOTHING_IN_QUARANTINE
  }

  /** Something that must not be. */
  record Violation(Rule rule, String subject, String finding) {

    @Override
    public String toString() {
      return rule + " " + subject + ": " + finding;
    }
  }

  private static final Set<String> PAID_STATES =
      Set.of("PAID", "IN_PREPARATION", "READY", "DELIVERED");

  /** From each status of an order, where it may go. */
  private static final Map<String, Set<String>> NEXT =
      Map.of(
          "PLACED", Set.of("AWAITING_PAYMENT", "CANCELLED"),
          "AWAITING_PAYMENT", Set.of("PAID", "CANCELLED"),
          "PAID", Set.of("IN_PREPARATION", "CANCELLED"),
          "IN_PREPARATION", Set.of("READY", "CANCELLED"),
          "READY", Set.of("DELIVERED", "CANCELLED"),
          "DELIVERED", Set.of(),
          // Once more, when the money is back.
          "CANCELLED", Set.of("CANCELLED"));

  /** For each status of a payment, those of its order. */
  private static final Map<String, Set<String>> ORDER_FOR_PAYMENT =
      Map.of(
          "AWAITING_PAYMENT", Set.of("AWAITING_PAYMENT"),
          "APPROVED", PAID_STATES,
          "REJECTED", Set.of("CANCELLED"),
          "EXPIRED", Set.of("CANCELLED"),
          "CANCELLED", Set.of("CANCELLED"),
          "REFUNDED", Set.of("CANCELLED"));

  /** For each status of a payment, those of its order at the provider; "none" if there is none. */
  private static final Map<String, Set<String>> PROVIDER_FOR_PAYMENT =
      Map.of(
          "AWAITING_PAYMENT", Set.of("created"),
          "APPROVED", Set.of("processed"),
          "REJECTED", Set.of("failed", "canceled", "none"),
          "EXPIRED", Set.of("expired", "canceled", "none"),
          "CANCELLED", Set.of("canceled", "expired", "failed", "none"),
          "REFUNDED", Set.of("refunded"));

  /** For each status of a ticket, that of its order. */
  private static final Map<String, String> ORDER_FOR_TICKET =
      Map.of(
          "RECEIVED", "PAID",
          "STARTED", "IN_PREPARATION",
          "COMPLETED", "READY",
          "DELIVERED", "DELIVERED",
          "WITHDRAWN", "CANCELLED");

  private final List<Violation> violations = new ArrayList<>();
  private final Evidence evidence;

  private Auditor(Evidence evidence) {
    this.evidence = evidence;
  }

  /** Everything that must not be; empty if all is well. */
  static List<Violation> audit(Evidence evidence) {
    Auditor auditor = new Auditor(evidence);
    auditor.promises();
    auditor.payments();
    auditor.kitchen();
    auditor.histories();
    auditor.provider();
    auditor.messages();
    return List.copyOf(auditor.violations);
  }

  private void promises() {
    evidence
        .promised()
        .forEach((id, total) -> {
          OrderFact order = evidence.orders().get(id);
          if (order == null) {
            found(Rule.PROMISED_ORDER_EXISTS, id, "is not stored");
          } else if (!order.total().equals(total)) {
            found(
                Rule.PROMISED_ORDER_EXISTS,
                id,
                "was promised for %s and is stored for %s".formatted(total, order.total()));
          }
        });
  }

  private void payments() {
    Map<String, List<PaymentFact>> byOrder =
        evidence.payments().stream().collect(Collectors.groupingBy(PaymentFact::order));
    Map<String, List<ProviderFact>> byPayment =
        evidence.providerOrders().stream().collect(Collectors.groupingBy(ProviderFact::payment));
    for (OrderFact order : evidence.orders().values()) {
      List<PaymentFact> payments = byOrder.getOrDefault(order.id(), List.of());
      if (payments.size() != 1) {
        found(
            Rule.ONE_PAYMENT_PER_ORDER,
            order.id(),
            "is %s and has %d payments".formatted(order.status(), payments.size()));
      }
      for (PaymentFact payment : payments) {
        agree(order, payment, byPayment.getOrDefault(payment.id(), List.of()));
      }
    }
    byOrder.keySet().stream()
        .filter(order -> !evidence.orders().containsKey(order))
        .forEach(
            order -> found(Rule.ONE_PAYMENT_PER_ORDER, order, "has a payment and is not stored"));
    Set<String> known =
        evidence.payments().stream().map(PaymentFact::id).collect(Collectors.toSet());
    byPayment.keySet().stream()
        .filter(payment -> !known.contains(payment))
        .forEach(payment ->
            found(Rule.PAYMENT_AGREES_WITH_PROVIDER, payment, "is known to the provider only"));
  }

  private void agree(OrderFact order, PaymentFact payment, List<ProviderFact> atProvider) {
    if (!payment.amount().equals(order.total())) {
      found(
          Rule.ONE_PAYMENT_PER_ORDER,
          order.id(),
          "costs %s and is to be paid with %s".formatted(order.total(), payment.amount()));
    }
    if (!ORDER_FOR_PAYMENT.getOrDefault(payment.status(), Set.of()).contains(order.status())) {
      found(
          Rule.ORDER_AGREES_WITH_PAYMENT,
          order.id(),
          "is %s while its payment is %s".formatted(order.status(), payment.status()));
    }
    if (order.refunded() != payment.status().equals("REFUNDED")) {
      found(
          Rule.ORDER_AGREES_WITH_PAYMENT,
          order.id(),
          "%s while its payment is %s"
              .formatted(order.refunded() ? "is refunded" : "is not refunded", payment.status()));
    }
    if (payment.quarantined()) {
      found(Rule.NOTHING_IN_QUARANTINE, order.id(), "has a payment that contradicts the provider");
    }
    // What was given up unpaid takes no money; only one may be able to, or have done so.
    List<ProviderFact> counting =
        atProvider.stream()
            .filter(it -> Set.of("created", "processed", "refunded").contains(it.status()))
            .toList();
    if (counting.size() > 1) {
      found(
          Rule.PAID_AT_MOST_ONCE,
          order.id(),
          "has %s at the provider"
              .formatted(counting.stream().map(ProviderFact::status).sorted().toList()));
    }
    Set<String> stories =
        atProvider.isEmpty()
            ? Set.of("none")
            : atProvider.stream().map(ProviderFact::status).collect(Collectors.toSet());
    if (stories.stream()
        .noneMatch(PROVIDER_FOR_PAYMENT.getOrDefault(payment.status(), Set.of())::contains)) {
      found(
          Rule.PAYMENT_AGREES_WITH_PROVIDER,
          order.id(),
          "has a payment that is %s, at the provider %s".formatted(payment.status(), stories));
    }
    for (ProviderFact one : atProvider) {
      if (!one.amount().equals(order.total())) {
        found(
            Rule.PAYMENT_AGREES_WITH_PROVIDER,
            order.id(),
            "costs %s, at the provider %s".formatted(order.total(), one.amount()));
      }
      if (one.status().equals("processed") && !PAID_STATES.contains(order.status())) {
        found(
            Rule.CANCELLED_IS_REFUNDED,
            order.id(),
            "is %s, and the provider has the money".formatted(order.status()));
      }
    }
  }

  private void kitchen() {
    for (TicketFact ticket : evidence.tickets().values()) {
      OrderFact order = evidence.orders().get(ticket.order());
      if (order == null) {
        found(Rule.PREPARED_ONLY_WHAT_IS_PAID, ticket.order(), "is in the kitchen and not stored");
      } else if (!ticket.status().equals("WITHDRAWN") && !order.history().contains("PAID")) {
        found(
            Rule.PREPARED_ONLY_WHAT_IS_PAID,
            ticket.order(),
            "is %s in the kitchen and was never paid".formatted(ticket.status()));
      } else if (!order.status().equals(ORDER_FOR_TICKET.get(ticket.status()))
          && !handedOverBeforeTheCancellationCame(order, ticket)) {
        found(
            Rule.ORDER_AGREES_WITH_KITCHEN,
            ticket.order(),
            "is %s, in the kitchen %s".formatted(order.status(), ticket.status()));
      }
    }
    evidence.orders().values().stream()
        .filter(order -> PAID_STATES.contains(order.status()))
        .filter(order -> !evidence.tickets().containsKey(order.id()))
        .forEach(order ->
            found(
                Rule.ORDER_AGREES_WITH_KITCHEN,
                order.id(),
                "is %s and not in the kitchen".formatted(order.status())));
  }

  /**
   * A customer may call off a paid order until the order service knows that the kitchen has begun.
   * If the kitchen is done by then and its news are late, the food is gone and the money goes back:
   * nobody can take either away, and no system spread over two places can prevent it.
   */
  private static boolean handedOverBeforeTheCancellationCame(OrderFact order, TicketFact ticket) {
    return ticket.status().equals("DELIVERED")
        && order.status().equals("CANCELLED")
        && order.history().contains("PAID");
  }

  private void histories() {
    for (OrderFact order : evidence.orders().values()) {
      List<String> history = order.history();
      boolean legal =
          !history.isEmpty()
              && history.getFirst().equals("PLACED")
              && history.getLast().equals(order.status());
      for (int step = 1; legal && step < history.size(); step++) {
        legal = NEXT.getOrDefault(history.get(step - 1), Set.of()).contains(history.get(step));
      }
      if (!legal) {
        found(
            Rule.HISTORY_IS_LEGAL, order.id(), "is %s after %s".formatted(order.status(), history));
      }
    }
  }

  private void provider() {
    evidence.calls().stream()
        .filter(call -> call.executions() > 1)
        .forEach(call ->
            found(
                Rule.PROVIDER_ASKED_ONCE,
                call.key(),
                "%s was done %d times".formatted(call.operation(), call.executions())));
  }

  private void messages() {
    evidence
        .unpublished()
        .forEach((context, count) -> {
          if (count > 0) {
            found(Rule.NO_MESSAGE_LEFT, context, count + " messages are not published");
          }
        });
    evidence
        .queued()
        .forEach((queue, count) -> {
          if (count > 0) {
            found(Rule.NO_MESSAGE_LEFT, queue, count + " messages are not processed");
          }
        });
    Map<String, Long> sent =
        evidence.malformed().stream()
            .collect(
                Collectors.groupingBy(Function.identity(), HashMap::new, Collectors.counting()));
    Set<String> parked =
        evidence.deadLetters().stream().map(Evidence.DeadLetter::body).collect(Collectors.toSet());
    for (Evidence.DeadLetter letter : evidence.deadLetters()) {
      if (!sent.containsKey(letter.body())) {
        found(
            Rule.DEAD_LETTERS_HAVE_REASONS,
            letter.queue(),
            "gave up a message of ours (%s): %s".formatted(letter.reason(), letter.body()));
      } else if (letter.reason().isBlank()) {
        found(Rule.DEAD_LETTERS_HAVE_REASONS, letter.queue(), "has a letter without a reason");
      }
    }
    sent.keySet().stream()
        .filter(body -> !parked.contains(body))
        .forEach(body ->
            found(Rule.DEAD_LETTERS_HAVE_REASONS, body, "was sent and is in no dead-letter queue"));
  }

  private void found(Rule rule, String subject, String finding) {
    violations.add(new Violation(rule, subject, finding));
  }
}
