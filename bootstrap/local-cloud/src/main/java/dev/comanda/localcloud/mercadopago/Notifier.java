package dev.comanda.localcloud.mercadopago;

import dev.comanda.localcloud.mercadopago.Behaviour.IdCase;
import dev.comanda.localcloud.mercadopago.Behaviour.TimestampUnit;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells the merchant's webhook about every change of an order, signed, until it answers 200 or 201.
 * The provider repeats every 15 minutes; here a fraction of a second has to do.
 */
final class Notifier implements AutoCloseable {

  private static final Duration OVERTAKEN = Duration.ofSeconds(1);

  private final JsonMapper json;
  private final Supplier<Behaviour> behaviour;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(Duration.ofSeconds(2))
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("webhooks").factory());
  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private volatile Target target;

  /** Where notifications go, and what they are signed with. */
  record Target(@Nullable URI url, String secret) {}

  /** An attempt to notify, and the status it was answered with; 0 where there was no answer. */
  record Delivery(String orderId, String action, String requestId, int retry, int status) {}

  Notifier(JsonMapper json, Supplier<Behaviour> behaviour, Target target) {
    this.json = json;
    this.behaviour = behaviour;
    this.target = target;
  }

  void target(Target next) {
    target = next;
  }

  Target target() {
    return target;
  }

  Collection<Delivery> deliveries() {
    return List.copyOf(deliveries);
  }

  void changed(ProviderOrder order) {
    Behaviour now = behaviour.get();
    if (now.dropWebhooks()) {
      return;
    }
    boolean overtaken = now.reorderWebhooks() && order.version() % 2 == 0;
    for (int copy = 0; copy < (now.duplicateWebhooks() ? 2 : 1); copy++) {
      send(order, UUID.randomUUID().toString(), 0, overtaken ? OVERTAKEN.toMillis() : 0);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
    client.shutdownNow();
  }

  private void send(ProviderOrder order, String requestId, int retry, long delayMillis) {
    var _ =
        timer.schedule(
            () -> Thread.ofVirtual().start(() -> deliver(order, requestId, retry)),
            delayMillis,
            TimeUnit.MILLISECONDS);
  }

  private void deliver(ProviderOrder order, String requestId, int retry) {
    Target destination = target;
    if (destination.url() == null) {
      return;
    }
    Behaviour now = behaviour.get();
    int status = 0;
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create(destination.url() + "?data.id=" + order.id() + "&type=order"))
              .timeout(Duration.ofSeconds(10))
              .header("Content-Type", "application/json")
              .header("x-request-id", requestId)
              .header("x-retry", Integer.toString(retry))
              .header("x-socket-timeout", "22000")
              .POST(HttpRequest.BodyPublishers.ofString(body(order, now)));
      if (!now.unsignedWebhooks()) {
        request.header("x-signature", signature(order.id(), requestId, destination.secret(), now));
      }
      status = client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException noAnswer) {
      status = 0;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return;
    }
    deliveries.add(new Delivery(order.id(), order.action(), requestId, retry, status));
    if (status != 200
        && status != 201
        && retry + 1 < now.webhookAttempts()
        && !timer.isShutdown()) {
      send(order, requestId, retry + 1, now.webhookRetryMillis() << Math.min(retry, 6));
    }
  }

  private String body(ProviderOrder order, Behaviour now) {
    ObjectNode body = json.createObjectNode();
    if (now.bareWebhooks()) {
      body.putObject("data").put("id", order.id());
      return json.writeValueAsString(body);
    }
    body.put("action", order.action())
        .put("api_version", "v1")
        .put("application_id", "4599991948843755")
        .put("date_created", Instant.now().toString())
        .put("live_mode", false)
        .put("type", "order")
        .put("user_id", "2021490138");
    body.putObject("data")
        .put("id", order.id())
        .put("external_reference", order.externalReference())
        .put("status", order.status().name())
        .put("status_detail", order.statusDetail())
        .put("total_amount", order.money())
        .put("type", "order")
        .put("version", order.version())
        .set("transactions", order.transactions());
    return json.writeValueAsString(body);
  }

  static String signature(String orderId, String requestId, String secret, Behaviour behaviour) {
    Instant now = Instant.now();
    long timestamp =
        behaviour.timestampUnit() == TimestampUnit.ms ? now.toEpochMilli() : now.getEpochSecond();
    String id =
        behaviour.webhookIdCase() == IdCase.lower ? orderId.toLowerCase(Locale.ROOT) : orderId;
    String manifest = "id:%s;request-id:%s;ts:%d;".formatted(id, requestId, timestamp);
    return "ts=%d,v1=%s".formatted(timestamp, hmac(manifest, secret));
  }

  private static String hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
