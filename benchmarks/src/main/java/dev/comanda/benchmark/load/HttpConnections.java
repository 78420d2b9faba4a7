package dev.comanda.benchmark.load;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.support.ClassicRequestBuilder;
import org.apache.hc.core5.util.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Connections that stay open, to any number of servers, and do nothing that was not asked for. */
public final class HttpConnections implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Timeout PATIENCE = Timeout.ofSeconds(30);

  private final CloseableHttpClient client;

  /** An answer that is looked at. */
  public record Answer(int status, String body) {

    /** Its body. */
    public JsonNode json() {
      return JSON.readTree(body);
    }

    /** How long its body is. */
    public int bytes() {
      return body.getBytes(StandardCharsets.UTF_8).length;
    }

    /**
     * The same.
     *
     * @throws IllegalStateException if it is of another status
     */
    public Answer expect(int expected) {
      if (status != expected) {
        throw new IllegalStateException("%d instead of %d: %s".formatted(status, expected, json()));
      }
      return this;
    }
  }

  /** None yet; they are opened as they are needed. */
  public HttpConnections() {
    client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(OpenLoad.MAX_UNDER_WAY)
                    .setMaxConnTotal(OpenLoad.MAX_UNDER_WAY)
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(PATIENCE)
                    .setResponseTimeout(PATIENCE)
                    .build())
            .disableAutomaticRetries()
            .disableRedirectHandling()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /** A GET request. */
  public static ClassicHttpRequest get(URI uri, Map<String, String> headers) {
    return with(headers, ClassicRequestBuilder.get(uri));
  }

  /** A POST request with JSON. */
  public static ClassicHttpRequest post(URI uri, byte[] json, Map<String, String> headers) {
    return with(
        headers,
        ClassicRequestBuilder.post(uri)
            .setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON)));
  }

  /** A PUT request with JSON. */
  public static ClassicHttpRequest put(URI uri, byte[] json, Map<String, String> headers) {
    return with(
        headers,
        ClassicRequestBuilder.put(uri)
            .setEntity(new ByteArrayEntity(json, ContentType.APPLICATION_JSON)));
  }

  /** Sends it, reads the answer to its end and tells its status only. */
  public int status(ClassicHttpRequest request) throws IOException {
    return client.execute(
        request,
        response -> {
          EntityUtils.consume(response.getEntity());
          return response.getCode();
        });
  }

  /** Sends it and shows the answer. */
  public Answer answer(ClassicHttpRequest request) throws IOException {
    return client.execute(
        request,
        response -> {
          HttpEntity entity = response.getEntity();
          String body = entity == null ? "" : EntityUtils.toString(entity, StandardCharsets.UTF_8);
          return new Answer(response.getCode(), body);
        });
  }

  @Override
  public void close() throws IOException {
    client.close();
  }

  private static ClassicHttpRequest with(
      Map<String, String> headers, ClassicRequestBuilder request) {
    headers.forEach(request::setHeader);
    return request.build();
  }
}
