package dev.comanda.localcloud;

import static java.util.stream.Collectors.joining;

import dev.comanda.localcloud.Application.Jar;
import dev.comanda.localcloud.Application.Spec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which processes to run: one that is everything, or the services with a gateway before them. A
 * service gets the secrets that it needs and no others.
 */
final class Plan {

  /** What each service has to know; none is given what it could do without. */
  private static final Map<String, Set<String>> SECRETS =
      Map.of(
          "identity", Set.of("COMANDA_EMPLOYEE_PASSWORD"),
          "catalog", Set.of("COMANDA_POSTGRES_OWNER_PASSWORD", "COMANDA_POSTGRES_CATALOG_PASSWORD"),
          "order", Set.of("COMANDA_POSTGRES_OWNER_PASSWORD", "COMANDA_POSTGRES_ORDER_PASSWORD"),
          "payment",
              Set.of("COMANDA_MERCADOPAGO_ACCESS_TOKEN", "COMANDA_MERCADOPAGO_WEBHOOK_SECRET"),
          "production", Set.of());

  private final RunOptions options;
  private final List<String> settings;
  private final Map<String, String> secrets;

  /**
   * @param settings of a process that is everything
   * @param secrets likewise
   */
  Plan(RunOptions options, List<String> settings, Map<String, String> secrets) {
    this.options = options;
    this.settings = settings;
    this.secrets = secrets;
  }

  /** One process for each jar, by which its start-up cache is made. */
  List<Spec> models() {
    Spec everything = new Spec("comanda", Jar.COMANDA, options.port(), settings, secrets);
    return options.instances().isEmpty() ? List.of(everything) : List.of(everything, gateway());
  }

  /** What is to run. */
  List<Spec> specs() {
    if (options.instances().isEmpty()) {
      return models();
    }
    List<Spec> specs = new ArrayList<>();
    ports()
        .forEach((service, ports) -> {
          for (int port : ports) {
            String number = port == ports.getFirst() ? "" : "-" + (ports.indexOf(port) + 1);
            specs.add(
                new Spec(service + number, Jar.COMANDA, port, settings(service), secrets(service)));
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
    return new Spec("gateway", Jar.GATEWAY, options.port(), addresses, Map.of());
  }

  private List<String> settings(String service) {
    List<String> own = new ArrayList<>(settings);
    own.add("--comanda.contexts=" + service);
    // The gateway says who calls; without it everybody would be the gateway.
    own.add("--server.forward-headers-strategy=native");
    // Through the gateway, as through the load balancer on AWS: it knows which instances live.
    own.add("--comanda.catalog.base-url=" + url(options.port()));
    if (!service.equals("identity")) {
      own.add("--comanda.jwt.jwks-uri=" + url(options.port()) + "/.well-known/jwks.json");
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
    int next = options.servicesPort();
    for (String service : RunOptions.SERVICES) {
      ports.put(service, new ArrayList<>(List.of(next++)));
    }
    for (Map.Entry<String, List<Integer>> service : ports.entrySet()) {
      while (service.getValue().size() < options.instances().getOrDefault(service.getKey(), 1)) {
        service.getValue().add(next++);
      }
    }
    return ports;
  }

  private static String url(int port) {
    return "http://localhost:" + port;
  }
}
