package dev.comanda.order.adapter.memory;

import dev.comanda.order.application.OrderIds;
import dev.comanda.order.domain.OrderId;
import dev.comanda.shared.adapter.memory.TimeOrderedUuids;
import java.time.InstantSource;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Names orders by time and chance. */
@SecondaryAdapter
public final class TimeOrderedOrderIds implements OrderIds {

  private final TimeOrderedUuids uuids;

  /**
   * @param clock tells the time that goes into the ids
   */
  public TimeOrderedOrderIds(InstantSource clock) {
    this.uuids = new TimeOrderedUuids(clock);
  }

  @Override
  public OrderId next() {
    return new OrderId(uuids.next());
  }
}
