package dev.comanda.catalog.adapter.postgres;

import dev.comanda.catalog.application.Products;
import dev.comanda.catalog.application.ProductsContract;
import dev.comanda.shared.adapter.postgres.Jooq;
import dev.comanda.shared.adapter.postgres.TestDatabase;

class PostgresProductsTest extends ProductsContract {

  private final Products products = new PostgresProducts(Jooq.on(database().catalog()));

  @Override
  protected Products products() {
    return products;
  }

  TestDatabase database() {
    return TestDatabase.embedded();
  }
}
