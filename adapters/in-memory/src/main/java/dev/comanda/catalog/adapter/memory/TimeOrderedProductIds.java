package dev.comanda.catalog.adapter.memory;

import dev.comanda.catalog.application.ProductIds;
import dev.comanda.catalog.domain.ProductId;
import dev.comanda.shared.adapter.memory.TimeOrderedUuids;
import java.time.InstantSource;
import org.jmolecules.architecture.hexagonal.SecondaryAdapter;

/** Names products by time and chance. */
@SecondaryAdapter
public final class TimeOrderedProductIds implements ProductIds {

  private final TimeOrderedUuids uuids;

  /**
   * @param clock tells the time that goes into the ids
   */
  public TimeOrderedProductIds(InstantSource clock) {
    this.uuids = new TimeOrderedUuids(clock);
  }

  @Override
  public ProductId next() {
    return new ProductId(uuids.next());
  }
}
