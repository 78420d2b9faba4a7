package dev.comanda.catalog.adapter.memory;

import dev.comanda.catalog.application.ProductIds;
import dev.comanda.catalog.application.ProductIdsContract;
import java.time.InstantSource;

class TimeOrderedProductIdsTest extends ProductIdsContract {

  private final ProductIds ids = new TimeOrderedProductIds(InstantSource.system());

  @Override
  protected ProductIds ids() {
    return ids;
  }
}
