package dev.comanda.contracts.provider;

import au.com.dius.pact.provider.junit5.HttpTestTarget;
import au.com.dius.pact.provider.junit5.PactVerificationContext;
import au.com.dius.pact.provider.junitsupport.Provider;
import au.com.dius.pact.provider.junitsupport.State;
import au.com.dius.pact.provider.junitsupport.loader.PactSource;
import dev.comanda.localcloud.Component;
import dev.comanda.localcloud.DevelopmentCredentials;
import dev.comanda.localcloud.LocalCloudProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import tools.jackson.databind.json.JsonMapper;

/**
 * Whether our simulator answers payment as it needs it. Whether Mercado Pago does too is not ours
 * to prove.
 */
@Provider("mercado-pago")
@PactSource(AgreedPacts.class)
class MercadoPagoPactIT extends Verification {

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  @BeforeEach
  void asks_it(PactVerificationContext context) throws Exception {
    takesItsTimeWithRefunds(false);
    super.asks_it(context);
  }

  /** Where it is. */
  URI address() {
    return URI.create(LocalCloudProcess.shared(Component.SIMULATOR).simulatorUrl());
  }

  /** What it knows payment by. */
  String token() {
    return DevelopmentCredentials.MERCADO_PAGO_ACCESS_TOKEN;
  }

  /** So that a refund can be seen on its way. */
  void takesItsTimeWithRefunds(boolean itDoes) throws Exception {
    if (itDoes) {
      send("PUT", "/simulator/behaviour", "{\"refundDelayMillis\":60000}");
    } else {
      send("DELETE", "/simulator/behaviour", "");
    }
  }

  @Override
  HttpTestTarget target() {
    return new HttpTestTarget(address().getHost(), address().getPort());
  }

  @State("the point of sale is set up")
  Map<String, Object> pointOfSale() {
    return known("");
  }

  @State("an order does not exist")
  Map<String, Object> none() {
    return known("");
  }

  @State("an order can be paid")
  Map<String, Object> open() throws Exception {
    return known(order());
  }

  @State("an order was paid")
  Map<String, Object> paid() throws Exception {
    return known(after("processed"));
  }

  @State("an order was not paid in time")
  Map<String, Object> expired() throws Exception {
    return known(after("expired"));
  }

  @State("an order was cancelled")
  Map<String, Object> cancelled() throws Exception {
    return known(after("canceled"));
  }

  @State("the money of an order is on its way back")
  Map<String, Object> refunding() throws Exception {
    takesItsTimeWithRefunds(true);
    String order = after("processed");
    send("POST", "/v1/orders/" + order + "/refund", "");
    return known(order);
  }

  @State("the money of an order went back")
  Map<String, Object> refunded() throws Exception {
    String order = after("processed");
    send("POST", "/v1/orders/" + order + "/events", "{\"status\":\"refunded\"}");
    return known(order);
  }

  private Map<String, Object> known(String order) {
    return Map.of("token", token(), "order", order, "key", UUID.randomUUID().toString());
  }

  /** An order to which that has happened. */
  String after(String event) throws Exception {
    String order = order();
    send("POST", "/v1/orders/" + order + "/events", "{\"status\":\"%s\"}".formatted(event));
    return order;
  }

  /** An order that can be paid. */
  String order() throws Exception {
    String created =
        send(
            "POST",
            "/v1/orders",
            """
            {"type":"qr","total_amount":"55.30","description":"Comanda","external_reference":"%s",
             "expiration_time":"PT15M","config":{"qr":{"external_pos_id":"COMANDA001","mode":"dynamic"}},
             "transactions":{"payments":[{"amount":"55.30"}]},
             "items":[{"title":"X-Burger","unit_price":"55.30","quantity":1,"unit_measure":"unit"}]}
            """
                .formatted(UUID.randomUUID()));
    return JsonMapper.shared().readTree(created).path("id").asString();
  }

  String send(String method, String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path))
            .header("Authorization", "Bearer " + token())
            .header("X-Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException("%s answers %s".formatted(path, answer.body()));
    }
    return answer.body();
  }
}
