package dev.comanda.shared.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.comanda.ComandaApplication;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** The application in memory, with somebody who collects its spans. */
class TracesTest {

  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void one_trace_leads_from_the_request_through_the_queue_to_the_payment()
      throws IOException, InterruptedException {
    SpringApplication application =
        new SpringApplication(ComandaApplication.class, Collecting.class);
    try (ConfigurableApplicationContext context =
        application.run(
            "--server.port=0",
            "--comanda.stores=memory",
            "--comanda.queues=memory",
            "--comanda.payments=memory")) {
      String api = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
      Collected spans = context.getBean(Collected.class);

      placeAnOrder(api);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() ->
              assertThat(spans.ofTrace(TRACE))
                  .extracting(SpanData::getKind)
                  .contains(SpanKind.SERVER, SpanKind.CONSUMER));
    }
  }

  private static void placeAnOrder(String api) throws IOException, InterruptedException {
    String token =
        JSON.readTree(send(post(api + "/auth/token", "{\"grantType\":\"guest\"}")))
            .path("accessToken")
            .asString();
    String product =
        JSON.readTree(send(HttpRequest.newBuilder(URI.create(api + "/products"))))
            .at("/items/0/id")
            .asString();
    String order =
        send(
            post(
                    api + "/order",
                    "{\"items\":[{\"productId\":\"%s\",\"quantity\":1}]}".formatted(product))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "traced")
                .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    assertThat(JSON.readTree(order).path("status").asString()).isEqualTo("placed");
  }

  private static HttpRequest.Builder post(String uri, String json) {
    return HttpRequest.newBuilder(URI.create(uri))
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  private static String send(HttpRequest.Builder request) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request.build(), BodyHandlers.ofString()).body();
    }
  }

  /** Adds the collector to the application. */
  @Configuration(proxyBeanMethods = false)
  static class Collecting {

    @Bean
    Collected collected() {
      return new Collected();
    }
  }

  /** Keeps spans instead of sending them somewhere. */
  static final class Collected implements SpanExporter {

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    List<SpanData> ofTrace(String trace) {
      return spans.stream().filter(span -> span.getTraceId().equals(trace)).toList();
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
      spans.addAll(batch);
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }
  }
}
