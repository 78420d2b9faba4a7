package dev.comanda.catalog.api;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The menu, for other contexts of the same process. */
public interface Menu {

  /**
   * The products asked for, and no others; those that are unknown or withdrawn are left out.
   *
   * @param products at most 100
   * @throws IllegalArgumentException if too many products are asked for
   */
  List<Item> items(Set<UUID> products);

  /** A product that can be ordered. */
  record Item(UUID id, String name, BigDecimal price, Currency currency) {}
}
