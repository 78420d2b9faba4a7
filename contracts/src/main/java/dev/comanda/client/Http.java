package dev.comanda.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON over HTTP: what both programs do alike. */
final class Http {

  /** Further fields are none of our business; those that are read must be there. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final URI api;

  private record Problem(String type, String detail) {}

  Http(URI api) {
    this.api = api;
  }

  /** A part of a path or a query, encoded. */
  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  <T> T get(Optional<Session> by, String path, Class<T> answer) {
    return read(send(request(by, path).GET()), answer);
  }

  <T> T post(Optional<Session> by, String path, Object body, Class<T> answer) {
    return post(by, path, body, Map.of(), answer);
  }

  <T> T post(
      Optional<Session> by, String path, Object body, Map<String, String> more, Class<T> answer) {
    HttpRequest.Builder request =
        request(by, path).header("Content-Type", "application/json").POST(json(body));
    more.forEach(request::header);
    return read(send(request), answer);
  }

  <T> T post(Session by, String path, Class<T> answer) {
    return read(send(request(Optional.of(by), path).POST(BodyPublishers.noBody())), answer);
  }

  <T> T put(Session by, String path, Class<T> answer) {
    return read(send(request(Optional.of(by), path).PUT(BodyPublishers.noBody())), answer);
  }

  private HttpRequest.Builder request(Optional<Session> by, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve(path))
            .timeout(PATIENCE)
            .header("Accept", "application/json, application/problem+json");
    by.ifPresent(session -> request.header("Authorization", "Bearer " + session.accessToken()));
    return request;
  }

  private static BodyPublisher json(Object body) {
    return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static <T> T read(HttpResponse<byte[]> answer, Class<T> type) {
    if (answer.statusCode() >= 400) {
      throw refused(answer);
    }
    return JSON.readValue(answer.body(), type);
  }

  private static RefusedException refused(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    try {
      Problem problem = JSON.readValue(answer.body(), Problem.class);
      String type = problem.type().substring(problem.type().lastIndexOf('/') + 1);
      return new RefusedException(status, type, problem.detail(), null);
    } catch (JacksonException notAProblem) {
      return new RefusedException(
          status, "", "the answer is %d, without saying why".formatted(status), notAProblem);
    }
  }
}
