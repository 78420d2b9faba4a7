package dev.comanda.order.adapter.memory;

import dev.comanda.order.application.OrderIds;
import dev.comanda.order.application.OrderIdsContract;
import java.time.InstantSource;

class TimeOrderedOrderIdsTest extends OrderIdsContract {

  private final OrderIds ids = new TimeOrderedOrderIds(InstantSource.system());

  @Override
  protected OrderIds ids() {
    return ids;
  }
}
