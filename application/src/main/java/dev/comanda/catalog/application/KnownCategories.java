package dev.comanda.catalog.application;

import dev.comanda.catalog.domain.CategoryId;

/** Whether a category exists. Categories never go away, so the answer holds until the write. */
final class KnownCategories {

  private KnownCategories() {}

  static boolean include(CategoryId category, Products products) {
    return products.categories().stream().anyMatch(known -> known.id().equals(category));
  }
}
