package dev.comanda.architecture;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of packages and modules that everything else is derived from. Each is a parameter, so
 * that the proofs can misspell it and see that somebody notices.
 *
 * @param root the package of the system
 * @param contexts the bounded contexts
 * @param shared the segment of what belongs to no context
 * @param domain the segment of the inner ring
 * @param application the segment of use cases and ports
 * @param adapter the segment before a technology
 * @param api the segment of what a context publishes
 * @param config the segment of the composition root
 * @param modules the modules that ship classes
 */
public record House(
    String root,
    List<String> contexts,
    String shared,
    String domain,
    String application,
    String adapter,
    String api,
    String config,
    List<Module> modules) {

  /** Comanda's. */
  public static final House COMANDA =
      new House(
          "dev.comanda",
          List.of("identity", "catalog", "order", "payment", "production"),
          "shared",
          "domain",
          "application",
          "adapter",
          "api",
          "config",
          List.of(
              new Module("domain", "comanda-domain", 80, 15),
              new Module("application", "comanda-application", 150, 40),
              new Module("adapters/in-memory", "comanda-adapter-in-memory", 18, 12),
              new Module("adapters/postgres", "comanda-adapter-postgres", 20, 8),
              new Module("adapters/dynamodb", "comanda-adapter-dynamodb", 20, 10),
              new Module("adapters/sqs", "comanda-adapter-sqs", 30, 15),
              new Module("adapters/mercadopago", "comanda-adapter-mercadopago", 15, 6),
              new Module("adapters/catalog-client", "comanda-adapter-catalog-client", 6, 2),
              new Module("adapters/jwt", "comanda-adapter-jwt", 10, 5),
              new Module("adapters/http", "comanda-adapter-http", 50, 15),
              new Module("bootstrap", "comanda-bootstrap", 30, 10)));

  /** Where examples that break a rule pretend to stand: below their own package. */
  private static final String FIXTURE = "(?:\\.fixture\\.\\w+)?";

  /**
   * A Maven module that ships classes.
   *
   * @param folder from the repository's root
   * @param artifact its artifact id
   * @param classes at least this many, nested ones included: far below what is there, far above
   *     nothing
   * @param testClasses at least this many, likewise
   */
  public record Module(String folder, String artifact, int classes, int testClasses) {}

  /**
   * Where a package stands; empty if it is not part of the house.
   *
   * @param packageName such as {@code dev.comanda.order.adapter.postgres}, or the same below the
   *     package of a broken example, {@code dev.comanda.fixture.r03.order.adapter.postgres}
   */
  public Optional<Place> place(String packageName) {
    String any = String.join("|", contexts) + "|" + shared;
    Matcher parts =
        Pattern.compile(
                Pattern.quote(root)
                    + FIXTURE
                    + "(?:\\.(?<context>%s)\\.(?<ring>%s|%s|%s|%s|%s)(?:\\.(?<rest>.*))?)?"
                        .formatted(any, domain, application, adapter, api, config))
            .matcher(packageName);
    if (!parts.matches()) {
      return Optional.empty();
    }
    if (parts.group("ring") == null) {
      return Optional.of(new Place(shared, Ring.BOOTSTRAP, ""));
    }
    Ring ring = ring(parts.group("ring"));
    String rest = parts.group("rest") == null ? "" : parts.group("rest");
    String technology = ring == Ring.ADAPTER ? rest.split("\\.", -1)[0] : "";
    return Optional.of(new Place(parts.group("context"), ring, technology));
  }

  private Ring ring(String segment) {
    if (segment.equals(domain)) {
      return Ring.DOMAIN;
    }
    if (segment.equals(application)) {
      return Ring.APPLICATION;
    }
    if (segment.equals(adapter)) {
      return Ring.ADAPTER;
    }
    return segment.equals(api) ? Ring.API : Ring.BOOTSTRAP;
  }
}
