package dev.comanda.infrastructure;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The five services: one image, a context each. Everything that an environment gives a service
 * (routes, permissions, secrets, neighbours) follows from what it says here.
 */
enum Service {
  IDENTITY(List.of("/auth*", "/.well-known*"), Optional.of("users"), null, Calls.NOBODY),
  CATALOG(List.of("/categories*", "/products*"), Optional.empty(), "catalog", Calls.IDENTITY),
  /** Dead letters are those of all queues; operators find them at the order service. */
  ORDER(List.of("/order*", "/admin*"), Optional.empty(), "order", Calls.IDENTITY_AND_CATALOG),
  PAYMENT(List.of("/payment*"), Optional.of("payments"), null, Calls.IDENTITY),
  PRODUCTION(List.of("/production*"), Optional.of("productions"), null, Calls.IDENTITY);

  /** Whom a service asks over HTTP. */
  private enum Calls {
    NOBODY,
    IDENTITY,
    IDENTITY_AND_CATALOG
  }

  /** The port on which every service listens. */
  static final int PORT = 8080;

  /** What answers 200 when a task may get requests. */
  static final String READY = "/actuator/health/readiness";

  @SuppressWarnings("ImmutableEnumChecker") // List.of is
  private final List<String> paths;

  private final Optional<String> table;
  private final @Nullable String databaseRole;
  private final Calls calls;

  Service(List<String> paths, Optional<String> table, @Nullable String databaseRole, Calls calls) {
    this.paths = paths;
    this.table = table;
    this.databaseRole = databaseRole;
    this.calls = calls;
  }

  /** As settings of the application call it. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its routes, as the load balancer matches them. */
  List<String> paths() {
    return paths;
  }

  /** Its table in DynamoDB, without the prefix. */
  Optional<String> table() {
    return table;
  }

  /** The name under which the application keeps the role of its schema. */
  Optional<String> databaseRole() {
    return Optional.ofNullable(databaseRole);
  }

  /** Whom it asks over HTTP: for the keys of tokens, and for the menu. */
  List<Service> calls() {
    return switch (calls) {
      case NOBODY -> List.of();
      case IDENTITY -> List.of(Service.IDENTITY);
      case IDENTITY_AND_CATALOG -> List.of(Service.IDENTITY, Service.CATALOG);
    };
  }

  /** Whether others ask it. */
  boolean isCalled() {
    for (Service other : values()) {
      if (other.calls().contains(this)) {
        return true;
      }
    }
    return false;
  }
}
