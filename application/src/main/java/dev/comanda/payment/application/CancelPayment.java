package dev.comanda.payment.application;

import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.shared.domain.Money;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Calls the payment of an order off: it is withdrawn at the provider, or the money goes back. The
 * wish comes from the order context, more than once and possibly before the order itself; no person
 * asks for it, hence no requester.
 */
@PrimaryPort
public interface CancelPayment {

  /**
   * Stores the wish, then asks the provider.
   *
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome cancel(Command command);

  /**
   * @param amount what the order costs; stored if the cancellation comes before the order itself
   */
  record Command(OrderId order, Money amount) {}

  /** What became of it. */
  sealed interface Outcome {

    /** Nobody owes anybody anything any more. */
    record Settled(PaymentSnapshot payment) implements Outcome {}

    /** The wish is stored; {@link ReconcilePayments} sees to it until the provider is done. */
    record UnderWay(PaymentSnapshot payment) implements Outcome {}
  }
}
