package dev.comanda.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Speaks HTTP to one server, as somebody or as nobody. */
public final class Api {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final String base;
  private final Consumer<Answer> described;
  private final @Nullable String token;

  /** The server at a base URL, as nobody. */
  public Api(String base) {
    this(base, _ -> {}, null);
  }

  private Api(String base, Consumer<Answer> described, @Nullable String token) {
    this.base = base;
    this.described = described;
    this.token = token;
  }

  /** The same, of the application: whatever it answers has to be as {@code openapi.yaml} says. */
  static Api described(String base) {
    return new Api(base, Answer::isDescribed, null);
  }

  /** The same server, with a token. */
  public Api as(String accessToken) {
    return new Api(base, described, accessToken);
  }

  /** Whose it is; empty for nobody's. */
  String token() {
    return Objects.requireNonNullElse(token, "");
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer put(String path) {
    return send(request(path).PUT(BodyPublishers.noBody()));
  }

  public Answer put(String path, String json) {
    return send(json(path).PUT(BodyPublishers.ofString(json)));
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  public Answer post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public Answer post(String path, String json) {
    return send(json(path).POST(BodyPublishers.ofString(json)));
  }

  /** Places an order under a key of its own. */
  public Answer order(String json) {
    return order(UUID.randomUUID().toString(), json);
  }

  public Answer order(String key, String json) {
    return send(json("/order").header("Idempotency-Key", key).POST(BodyPublishers.ofString(json)));
  }

  public Answer send(String method, String path, BodyPublisher body, String... headers) {
    return send(request(path).headers(headers).method(method, body));
  }

  private HttpRequest.Builder json(String path) {
    return request(path).header("Content-Type", "application/json");
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(20));
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      Answer answer = new Answer(CLIENT.send(request.build(), BodyHandlers.ofByteArray()));
      described.accept(answer);
      return answer;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
