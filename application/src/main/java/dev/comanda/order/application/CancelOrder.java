package dev.comanda.order.application;

import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.application.Requester;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/**
 * Calls an order off: its customer until the kitchen begins, the staff until it is handed over. The
 * payment is cancelled or refunded.
 */
@PrimaryPort
public interface CancelOrder {

  /** Cancels; doing it twice is harmless. */
  Outcome cancel(Command command);

  /** Who cancels what. */
  record Command(Requester requester, OrderId order) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The order is cancelled, now or before. */
    record Cancelled(OrderSnapshot order) implements Outcome {}

    /** The order has come too far for whoever asks. */
    record TooLate(OrderStatus status) implements Outcome {}

    /** There is no such order, or it belongs to somebody else: nobody learns which. */
    record NotFound() implements Outcome {}
  }
}
