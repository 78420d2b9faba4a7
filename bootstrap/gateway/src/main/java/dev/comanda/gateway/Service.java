package dev.comanda.gateway;

import java.util.List;
import java.util.Locale;

/** The five services, each with how the paths begin that are its own. */
enum Service {
  IDENTITY("/auth", "/.well-known"),
  CATALOG("/categories", "/products"),
  // Dead letters are those of all queues; the order service looks after them.
  ORDER("/order", "/admin"),
  PAYMENT("/payment"),
  PRODUCTION("/production");

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> prefixes;

  Service(String... prefixes) {
    this.prefixes = List.of(prefixes);
  }

  List<String> prefixes() {
    return prefixes;
  }

  /** As in settings. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
