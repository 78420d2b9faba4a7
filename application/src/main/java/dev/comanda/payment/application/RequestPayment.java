package dev.comanda.payment.application;

import dev.comanda.payment.domain.CustomerId;
import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentItem;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.shared.domain.Money;
import java.util.List;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Asks for the payment of an order. The wish comes from the order context, more than once; no
 * person asks for it, hence no requester.
 */
@PrimaryPort
public interface RequestPayment {

  /**
   * Stores the payment, then opens it at the provider. If the provider does not answer, the payment
   * stays requested and {@link ReconcilePayments} goes on with it.
   *
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the store does not
   *     answer
   */
  Outcome request(Command command);

  /** Whose order has to be paid, and what it consists of. */
  record Command(OrderId order, CustomerId customer, Money amount, List<PaymentItem> items) {

    /** Copies the items. */
    public Command {
      items = List.copyOf(items);
    }
  }

  /** What became of it. */
  sealed interface Outcome {

    /** The payment is stored, now or before; its status tells how far it has come. */
    record Accepted(PaymentSnapshot payment) implements Outcome {}

    /** The order's payment is stored with another amount, and stays as it is. */
    record DiffersFromBefore() implements Outcome {}
  }
}
