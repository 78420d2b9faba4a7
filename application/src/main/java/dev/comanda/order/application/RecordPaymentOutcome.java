package dev.comanda.order.application;

import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.PaymentId;
import dev.comanda.order.domain.Transition;
import java.time.Instant;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Takes news of an order's payment. It comes from the payment context, more than once and in any
 * order; no person asks for it, hence no requester.
 */
@PrimaryPort
public interface RecordPaymentOutcome {

  /** Records the news; the order is released to the kitchen when it is paid. */
  Outcome record(Command command);

  /**
   * @param at when it happened
   */
  record Command(OrderId order, PaymentId payment, News news, Instant at) {}

  /** What happened to the payment. */
  enum News {
    /** It exists; the customer can pay. */
    CREATED,
    /** It was made. */
    APPROVED,
    /** The provider declined it, or withdrew it. */
    REJECTED,
    /** It was not made in time. */
    EXPIRED,
    /** The money went back. */
    REFUNDED
  }

  /** What became of it. */
  sealed interface Outcome {

    /** The order has taken the news, now or before. */
    record Recorded() implements Outcome {}

    /** The order does not take the news, and never will. */
    record Refused(Transition.Refusal reason) implements Outcome {}

    /** There is no such order. */
    record UnknownOrder() implements Outcome {}
  }
}
