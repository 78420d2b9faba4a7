package dev.comanda.gateway;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings under {@code comanda.gateway}.
 *
 * @param services where each service listens: {@code comanda.gateway.services.order} is a
 *     comma-separated list of addresses, one for each instance; a host name with several addresses
 *     stands for as many instances
 * @param allowedOrigins for CORS, comma-separated
 */
@ConfigurationProperties("comanda.gateway")
record GatewaySettings(
    @DefaultValue Map<String, List<URI>> services, @DefaultValue("*") String allowedOrigins) {

  /**
   * @throws IllegalArgumentException if there is none, or one without a host that a URI can have;
   *     the message names the setting
   */
  List<URI> instancesOf(Service service) {
    List<URI> instances = services.getOrDefault(service.id(), List.of());
    if (instances.isEmpty()) {
      throw new IllegalArgumentException(
          "comanda.gateway.services.%s is missing: where does it listen, as in http://localhost:8081?"
              .formatted(service.id()));
    }
    for (URI instance : instances) {
      if (instance.getHost() == null) {
        throw new IllegalArgumentException(
            "comanda.gateway.services.%s: %s has no valid host".formatted(service.id(), instance));
      }
    }
    return instances;
  }
}
