package dev.comanda.catalog.adapter.postgres;

import dev.comanda.shared.adapter.postgres.SchemaMigration;
import dev.comanda.shared.adapter.postgres.ServiceRole;

/** Where the menu lives. */
public final class CatalogSchema {

  private CatalogSchema() {}

  /**
   * The migrations of the schema {@code catalog}, with the seed menu.
   *
   * @param service the role of the catalog service
   */
  public static SchemaMigration migration(ServiceRole service) {
    return new SchemaMigration("catalog", service);
  }
}
