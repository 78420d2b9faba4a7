package dev.comanda.order.adapter.postgres;

import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.adapter.postgres.ServiceRole;

/** Where orders live. */
public final class OrdersSchema {

  private OrdersSchema() {}

  /**
   * The migrations of the schema {@code orders}.
   *
   * @param service the role of the order service
   */
  public static SchemaMigration migration(ServiceRole service) {
    return new SchemaMigration("orders", service);
  }
}
