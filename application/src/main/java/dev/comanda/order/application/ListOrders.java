package dev.comanda.order.application;

import dev.comanda.order.domain.OrderSnapshot;
import dev.comanda.order.domain.OrderStatus;
import dev.comanda.shared.application.Page;
import dev.comanda.shared.application.PageRequest;
import dev.comanda.shared.application.Requester;
import java.util.Optional;
import org.jmolecules.architecture.hexagonal.PrimaryPort;

/** Lists orders, newest first: everybody's for the staff, their own for everybody else. */
@PrimaryPort
public interface ListOrders {

  /** One page. */
  Page<OrderSnapshot, OrderPosition> list(Query query);

  /**
   * @param status only orders of this status; all if empty
   */
  record Query(
      Requester requester, Optional<OrderStatus> status, PageRequest<OrderPosition> page) {}
}
