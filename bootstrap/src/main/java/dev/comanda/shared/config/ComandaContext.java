package dev.comanda.shared.config;

/** The bounded contexts, each a hexagon that a process may host. */
public enum ComandaContext {
  IDENTITY,
  CATALOG,
  ORDER,
  PAYMENT,
  PRODUCTION
}
