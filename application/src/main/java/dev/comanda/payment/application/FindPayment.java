package dev.comanda.payment.application;

import dev.comanda.payment.domain.OrderId;
import dev.comanda.payment.domain.PaymentId;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.shared.application.Requester;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows one payment, with what the customer scans while it can be paid. */
@PrimaryPort
public interface FindPayment {

  /**
   * @return empty if there is no such payment or it belongs to somebody else: nobody learns which
   */
  Optional<PaymentSnapshot> find(Query query);

  /** Who wants to see what. */
  record Query(Requester requester, PaymentId payment) {

    /** Asks for the payment of an order. */
    public static Query ofOrder(Requester requester, OrderId order) {
      return new Query(requester, PaymentId.of(order));
    }
  }
}
