package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import dev.comanda.payment.domain.ProviderOrderId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The simulator of Mercado Pago in its own process, and the levers behind its back. */
final class Simulator {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final HttpClient client = HttpClient.newHttpClient();
  private final String url = LocalCloudProcess.shared(Component.SIMULATOR).simulatorUrl();

  MercadoPagoGateway gateway() {
    return gateway(DevelopmentCredentials.MERCADO_PAGO_ACCESS_TOKEN, Duration.ofSeconds(8));
  }

  MercadoPagoGateway gateway(String accessToken, Duration readTimeout) {
    return new MercadoPagoGateway(
        new MercadoPagoSettings(
            URI.create(url), accessToken, "COMANDA001", Duration.ofSeconds(2), readTimeout),
        RestClient.builder());
  }

  /** Changes switches, such as {@code {"slowMillis":100}}. */
  void behave(String json) {
    send("PUT", "/simulator/behaviour", json);
  }

  void behaveAsDocumented() {
    send("DELETE", "/simulator/behaviour", "");
  }

  void notify(URI webhook, String secret) {
    send(
        "PUT",
        "/simulator/webhook",
        JSON.createObjectNode().put("url", webhook.toString()).put("secret", secret).toString());
  }

  /** The customer does something, or the provider's back office. */
  void happens(ProviderOrderId order, String status) {
    send("POST", "/v1/orders/" + order + "/events", "{\"status\":\"%s\"}".formatted(status));
  }

  /** How many orders were opened with a reference. */
  int ordersFor(String reference) {
    int count = 0;
    for (JsonNode order : ledger().get("orders")) {
      count += order.get("external_reference").asString().equals(reference) ? 1 : 0;
    }
    return count;
  }

  /** How often a request arrived under a key, and how often it was carried out. */
  List<Integer> callsUnder(String key) {
    for (JsonNode call : ledger().get("calls")) {
      if (call.get("key").asString().equals(key)) {
        return List.of(call.get("requests").asInt(), call.get("executions").asInt());
      }
    }
    return List.of(0, 0);
  }

  /** How the last deliveries about an order were answered, oldest first. */
  List<Integer> answersToWebhooksAbout(ProviderOrderId order) {
    return ledger()
        .get("webhooks")
        .valueStream()
        .filter(delivery -> delivery.get("orderId").asString().equals(order.value()))
        .map(delivery -> delivery.get("status").asInt())
        .toList();
  }

  private JsonNode ledger() {
    return JSON.readTree(send("GET", "/simulator/ledger", ""));
  }

  private String send(String method, String path, String body) {
    try {
      var answer =
          client.send(
              HttpRequest.newBuilder(URI.create(url + path))
                  .method(method, BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.ofString());
      if (answer.statusCode() >= 300) {
        throw new IllegalStateException(path + " answers " + answer.statusCode());
      }
      return answer.body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
