package dev.comanda.catalog.adapter.memory;

import dev.comanda.catalog.application.Products;
import dev.comanda.catalog.application.ProductsContract;

class InMemoryProductsTest extends ProductsContract {

  private final Products products = new InMemoryProducts();

  @Override
  protected Products products() {
    return products;
  }
}
