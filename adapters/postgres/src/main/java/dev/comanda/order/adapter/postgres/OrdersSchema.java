package dev.comanda.order.adapter.postgres;

import dev.comanda.shared.adapter.postgres.SchemaMigration;

/** Where orders live. */
public final class OrdersSchema {

  private OrdersSchema() {}

  /**
   * The migrations of the schema {@code orders}.
   *
   * @param service the role of the order service
   */
  public static SchemaMigration migration(String service) {
    return new SchemaMigration("orders", service);
  }
}
