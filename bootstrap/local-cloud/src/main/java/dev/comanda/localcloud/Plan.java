package dev.comanda.localcloud;

import static java.util.stream.Collectors.joining;

import dev.comanda.localcloud.Application.Jar;
import dev.comanda.localcloud.Application.Spec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which processes to run: one that is everything, or the services with a gateway before them. A
 * service gets the secrets that it needs and no others. {@code compose.yaml} says the same of
 * containers.
 */
public final class Plan {

  /** What each service has to know; none is given what it could do without. */
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "identity", Set.of("COMANDA_EMPLOYEE_PASSWORD", "COMANDA_OPERATOR_PASSWORD"),
          "catalog", Set.of("COMANDA_POSTGRES_OWNER_PASSWORD", "COMANDA_POSTGRES_CATALOG_PASSWORD"),
          "order", Set.of("COMANDA_POSTGRES_OWNER_PASSWORD", "COMANDA_POSTGRES_ORDER_PASSWORD"),
          "payment",
              Set.of("COMANDA_MERCADOPAGO_ACCESS_TOKEN", "COMANDA_MERCADOPAGO_WEBHOOK_SECRET"),
          "production", Set.of());

  /** Where identity keeps its signing keys; nobody else is told. */
  static final String KEYS = "--comanda.jwt.key-directory=";

  private final int port;
  private final int servicesPort;
  private final Map<String, Integer> instances;
  private final List<String> settings;
  private final Map<String, String> secrets;

  /**
   * Makes a plan.
   *
   * @param port of the one process, or of the gateway
   * @param servicesPort of the first service; the others follow
   * @param instances how many instances of each service; empty for one process that is all of them
   * @param settings of a process that is everything
   * @param secrets likewise
   */
  public Plan(
      int port,
      int servicesPort,
      Map<String, Integer> instances,
      List<String> settings,
      Map<String, String> secrets) {
    this.port = port;
    this.servicesPort = servicesPort;
    this.instances = instances;
    this.settings = settings;
    this.secrets = secrets;
  }

  /**
   * The settings of a process that is everything, on embedded components.
   *
   * @param endpoints where the components are
   * @param keys the folder of the signing keys
   */
  static List<String> embedded(Map<Component, String> endpoints, Path keys) {
    return List.of(
        "--comanda.stores=embedded",
        "--comanda.queues=embedded",
        "--comanda.payments=mercadopago",
        "--comanda.postgres.url=" + endpoints.get(Component.POSTGRES),
        "--comanda.aws.dynamodb-endpoint=" + endpoints.get(Component.DYNAMODB),
        "--comanda.aws.sqs-endpoint=" + endpoints.get(Component.SQS),
        "--comanda.mercadopago.base-url=" + endpoints.get(Component.SIMULATOR),
        KEYS + keys);
  }

  /** What embedded components want to hear before they work for somebody. */
  public static Map<String, String> embeddedSecrets() {
    return Map.of(
        "COMANDA_POSTGRES_OWNER_PASSWORD",
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.OWNER),
        "COMANDA_POSTGRES_CATALOG_PASSWORD",
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.CATALOG_SERVICE),
        "COMANDA_POSTGRES_ORDER_PASSWORD",
        DevelopmentCredentials.passwordOf(DevelopmentCredentials.ORDER_SERVICE),
        "COMANDA_MERCADOPAGO_ACCESS_TOKEN",
        DevelopmentCredentials.MERCADO_PAGO_ACCESS_TOKEN,
        "COMANDA_MERCADOPAGO_WEBHOOK_SECRET",
        DevelopmentCredentials.MERCADO_PAGO_WEBHOOK_SECRET);
  }

  /** One process for each jar, by which its start-up cache is made. */
  public List<Spec> models() {
    Spec everything = new Spec("comanda", Jar.COMANDA, port, settings, secrets);
    return instances.isEmpty() ? List.of(everything) : List.of(everything, gateway());
  }

  /** What is to run. */
  public List<Spec> specs() {
    if (instances.isEmpty()) {
      return models();
    }
    List<Spec> specs = new ArrayList<>();
    ports()
        .forEach((service, ports) -> {
          for (int own : ports) {
            String number = own == ports.getFirst() ? "" : "-" + (ports.indexOf(own) + 1);
            specs.add(
                new Spec(service + number, Jar.COMANDA, own, settings(service), secrets(service)));
          }
        });
    specs.add(gateway());
    return specs;
  }

  private Spec gateway() {
    List<String> addresses =
        ports().entrySet().stream()
            .map(service ->
                "--comanda.gateway.services.%s=%s"
                    .formatted(
                        service.getKey(),
                        service.getValue().stream().map(Plan::url).collect(joining(","))))
            .toList();
    return new Spec("gateway", Jar.GATEWAY, port, addresses, Map.of());
  }

  private List<String> settings(String service) {
    List<String> own = new ArrayList<>(settings);
    own.add("--comanda.contexts=" + service);
    // The gateway says who calls; without it everybody would be the gateway.
    own.add("--server.forward-headers-strategy=native");
    // Through the gateway, which knows which instances live; on AWS by name (docs/adr/0032).
    own.add("--comanda.catalog.base-url=" + url(port));
    if (!service.equals("identity")) {
      own.removeIf(setting -> setting.startsWith(KEYS));
      own.add("--comanda.jwt.jwks-uri=" + url(port) + "/.well-known/jwks.json");
    }
    return own;
  }

  private Map<String, String> secrets(String service) {
    Map<String, String> own = new HashMap<>(secrets);
    own.keySet().retainAll(SECRETS.getOrDefault(service, Set.of()));
    return own;
  }

  /** The first instances first, so that scaling one service moves no other. */
  private Map<String, List<Integer>> ports() {
    Map<String, List<Integer>> ports = new LinkedHashMap<>();
    int next = servicesPort;
    for (String service : RunOptions.SERVICES) {
      ports.put(service, new ArrayList<>(List.of(next++)));
    }
    for (Map.Entry<String, List<Integer>> service : ports.entrySet()) {
      while (service.getValue().size() < instances.getOrDefault(service.getKey(), 1)) {
        service.getValue().add(next++);
      }
    }
    return ports;
  }

  private static String url(int port) {
    return "http://localhost:" + port;
  }
}
