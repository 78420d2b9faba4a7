package dev.comanda.localcloud;

/**
 * Fixed names and passwords of the local cloud. They guard nothing: everything listens on the
 * loopback interface of one developer's machine. They are here, in public, so that nobody mistakes
 * them for secrets; a deployment never sees them.
 */
public final class DevelopmentCredentials {

  /** The PostgreSQL database that catalog and order share, each in its schema and with its role. */
  public static final String DATABASE = "comanda";

  /** The role that owns the database and runs the migrations. */
  public static final String OWNER = "comanda";

  /** The role of the catalog service. */
  public static final String CATALOG_SERVICE = "catalog_service";

  /** The role of the order service. */
  public static final String ORDER_SERVICE = "order_service";

  /** The access token that the Mercado Pago simulator accepts, unless it is given another. */
  public static final String MERCADO_PAGO_ACCESS_TOKEN = "TEST-local-development-access-token";

  /** The secret with which the simulator signs its webhooks, unless it is given another. */
  public static final String MERCADO_PAGO_WEBHOOK_SECRET = "local-development-webhook-secret";

  private DevelopmentCredentials() {}

  /** The password of one of the PostgreSQL roles above. */
  public static String passwordOf(String role) {
    return role + "-local";
  }
}
