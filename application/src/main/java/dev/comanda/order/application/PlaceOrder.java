package dev.comanda.order.application;

import dev.comanda.order.domain.Basket;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.ProductId;
import dev.comanda.shared.application.Requester;
import dev.comanda.shared.domain.Money;
import java.util.Set;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Accepts an order at the prices of this moment, and asks for its payment. */
@PrimaryPort
public interface PlaceOrder {

  /**
   * @throws dev.comanda.shared.application.DependencyUnavailableException if the catalog or the
   *     store does not answer; nothing is stored then
   */
  Outcome place(Command command);

  /**
   * @param key repeating a command with the same key places no second order
   */
  record Command(Requester requester, IdempotencyKey key, Basket basket) {}

  /** What became of it. */
  sealed interface Outcome {

    /** The order is stored, and the request for its payment with it. */
    record Accepted(OrderSnapshot order) implements Outcome {}

    /** The same was asked before: the order as it was answered then. */
    record Repeated(OrderSnapshot orderAsPlaced) implements Outcome {}

    /** The key was used before, for another basket. */
    record KeyUsedForAnotherBasket() implements Outcome {}

    /** Some products are not on the menu; the whole order is refused. */
    record UnknownProducts(Set<ProductId> products) implements Outcome {}

    /** The order would cost more than an order may. */
    record TooExpensive(Money total, Money limit) implements Outcome {}
  }
}
