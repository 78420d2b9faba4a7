package dev.comanda.order.application;

import dev.comanda.order.domain.OrderId;
import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.shared.application.Requester;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Shows one order with its history. */
@PrimaryPort
public interface FindOrder {

  /**
   * @return empty if there is no such order or it belongs to somebody else: nobody learns which
   */
  Optional<OrderSnapshot> find(Query query);

  /** Who wants to see what. */
  record Query(Requester requester, OrderId order) {}
}
