package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.Category;
import java.util.List;

final class ListCategoriesService implements ListCategories {

  private final Products products;

  ListCategoriesService(Products products) {
    this.products = products;
  }

  @Override
  public List<Category> list() {
    return products.categories();
  }
}
