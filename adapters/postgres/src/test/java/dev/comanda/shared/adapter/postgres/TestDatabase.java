package dev.comanda.shared.adapter.postgres;

import com.zaxxer.hikari.HikariDataSource;
import dev.comanda.catalog.adapter.postgres.CatalogSchema;
import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.order.adapter.postgres.OrdersSchema;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL with both schemas, as production has it: migrated by the owner, used by each
 * service as its own role. One for all tests of this JVM.
 */
public final class TestDatabase {

  private static @Nullable TestDatabase embedded;
  private static @Nullable TestDatabase inContainer;

  private final String url;
  private final HikariDataSource owner;
  private final HikariDataSource catalog;
  private final HikariDataSource orders;

  /** Migrates a database whose roles are those of the local cloud. */
  public TestDatabase(String url) {
    this.url = url;
    this.owner = pool(DevelopmentCredentials.OWNER);
    CatalogSchema.migration(role(DevelopmentCredentials.CATALOG_SERVICE)).migrate(owner);
    OrdersSchema.migration(role(DevelopmentCredentials.ORDER_SERVICE)).migrate(owner);
    this.catalog = pool(DevelopmentCredentials.CATALOG_SERVICE);
    this.orders = pool(DevelopmentCredentials.ORDER_SERVICE);
  }

  /** In a child process, without Docker. */
  public static synchronized TestDatabase embedded() {
    TestDatabase database = embedded;
    if (database == null) {
      database = new TestDatabase(LocalCloudProcess.shared(Component.POSTGRES).postgresUrl());
      embedded = database;
    }
    return database;
  }

  /** In a container; skips the test where there is no Docker and none is required. */
  public static synchronized TestDatabase inContainer() {
    TestDatabase database = inContainer;
    if (database == null) {
      database = new TestDatabase(LocalCloudContainer.postgresUrl());
      inContainer = database;
    }
    return database;
  }

  /** Where it is. */
  public String url() {
    return url;
  }

  /** Connections that may do everything. */
  public HikariDataSource owner() {
    return owner;
  }

  /** Connections of the catalog service. */
  public HikariDataSource catalog() {
    return catalog;
  }

  /** Connections of the order service. */
  public HikariDataSource orders() {
    return orders;
  }

  /** A role of the local cloud, with the password that it has there. */
  static ServiceRole role(String name) {
    return new ServiceRole(name, DevelopmentCredentials.passwordOf(name));
  }

  private HikariDataSource pool(String role) {
    return ConnectionPool.open(role, url, role, DevelopmentCredentials.passwordOf(role), 8);
  }
}
