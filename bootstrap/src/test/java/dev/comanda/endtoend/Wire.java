package dev.comanda.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.described.AsyncApi;
import dev.comanda.described.AsyncApi.Action;
import dev.comanda.localcloud.LocalCloudProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The line between all processes of this run and their queues. It passes everything on as it is,
 * and holds each message that is published or consumed against {@code asyncapi.yaml}.
 */
final class Wire {

  /** What belongs to one connection and not to what is sent on it. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "accept-encoding",
          "connection",
          "content-length",
          "expect",
          "host",
          "keep-alive",
          "transfer-encoding",
          "upgrade");

  /** A long poll lasts up to 20 seconds. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String DEAD_LETTERS = "-dlq";
  private static final Map<String, Wire> WIRES = new ConcurrentHashMap<>();

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newVirtualThreadPerTaskExecutor())
          .build();

  private final AsyncApi api;
  private final URI queues;
  private final HttpServer server;
  private final Set<String> ofTests = ConcurrentHashMap.newKeySet();
  private final Map<Action, SortedMap<String, SortedSet<String>>> types =
      Map.of(Action.SEND, new TreeMap<>(), Action.RECEIVE, new TreeMap<>());
  private final Set<String> errors = new ConcurrentSkipListSet<>();

  /**
   * @param queues the endpoint of the queue server
   */
  Wire(AsyncApi api, String queues) {
    this.api = api;
    this.queues = URI.create(queues);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  /** The one to the queues of a local cloud. */
  static Wire to(LocalCloudProcess cloud) {
    return WIRES.computeIfAbsent(
        cloud.sqsEndpoint(), endpoint -> new Wire(AsyncApi.agreed(), endpoint));
  }

  /** What processes take for the queue server. */
  String endpoint() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** A test has put this on a queue, past the application: it may be anything. */
  void isOfTest(String body) {
    ofTests.add(body);
  }

  /** The types that the application has sent or received so far, by queue. */
  SortedMap<String, SortedSet<String>> types(Action action) {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    synchronized (types) {
      of(action).forEach((queue, all) -> found.put(queue, new TreeSet<>(all)));
    }
    return found;
  }

  /** What was wrong so far: queue, type, pointer and message, and never a value. */
  SortedSet<String> errors() {
    return new TreeSet<>(errors);
  }

  void stop() {
    server.stop(0);
    client.close();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      HttpResponse<byte[]> response =
          client.send(forwarded(exchange, request), BodyHandlers.ofByteArray());
      if (response.statusCode() == 200) {
        String target =
            Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("X-Amz-Target"), "");
        look(target, new String(request, UTF_8), new String(response.body(), UTF_8));
      }
      response
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, values);
            }
          });
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(queues.resolve(exchange.getRequestURI()))
            .timeout(PATIENCE)
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return request.build();
  }

  /**
   * Looks at what was asked for and granted.
   *
   * @param target what is wanted, as the AWS JSON protocol says it
   */
  void look(String target, String request, String response) {
    try {
      JsonNode asked = JsonMapper.shared().readTree(request);
      JsonNode granted = JsonMapper.shared().readTree(response);
      String url = asked.path("QueueUrl").asString("");
      String queue = url.substring(url.lastIndexOf('/') + 1);
      switch (target) {
        case "AmazonSQS.SendMessage" ->
            look(Action.SEND, queue, Stream.of(asked.path("MessageBody")));
        case "AmazonSQS.SendMessageBatch" -> {
          Set<String> taken =
              granted
                  .path("Successful")
                  .valueStream()
                  .map(entry -> entry.path("Id").asString())
                  .collect(Collectors.toSet());
          look(
              Action.SEND,
              queue,
              asked
                  .path("Entries")
                  .valueStream()
                  .filter(entry -> taken.contains(entry.path("Id").asString()))
                  .map(entry -> entry.path("MessageBody")));
        }
        case "AmazonSQS.ReceiveMessage" ->
            look(
                Action.RECEIVE,
                queue,
                granted.path("Messages").valueStream().map(message -> message.path("Body")));
        case "" -> errors.add("a request that is not of the AWS JSON protocol");
        default -> {
          // Nothing is said.
        }
      }
    } catch (RuntimeException unreadable) {
      // Whoever has sent it shall not notice that somebody listens; its message may show the text.
      errors.add("%s: cannot be read (%s)".formatted(target, unreadable.getClass().getName()));
    }
  }

  private void look(Action action, String queue, Stream<JsonNode> bodies) {
    bodies
        .map(JsonNode::asString)
        .filter(body -> !ofTests.contains(body))
        .forEach(body -> look(action, queue, body));
  }

  private void look(Action action, String queue, String body) {
    String type = Objects.requireNonNullElse(AsyncApi.type(body), "without a type");
    String what = "%s, %s, %s: ".formatted(action, queue, type);
    if (queue.endsWith(DEAD_LETTERS)) {
      errors.add(what + "nothing of the application's own has to end here");
      return;
    }
    List<String> found = api.errors(queue, body);
    found.forEach(error -> errors.add(what + error));
    synchronized (types) {
      of(action).computeIfAbsent(queue, _ -> new TreeSet<>()).add(type);
    }
  }

  private SortedMap<String, SortedSet<String>> of(Action action) {
    return Objects.requireNonNull(types.get(action));
  }
}
