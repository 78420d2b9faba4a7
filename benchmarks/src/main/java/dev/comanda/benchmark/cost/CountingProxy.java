package dev.comanda.benchmark.cost;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Stands between an application and a service of AWS, or what speaks like one, and counts what goes
 * over the wire: repeated requests too, as AWS does. It makes DynamoDB tell what a request costs.
 */
final class CountingProxy implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();

  /** Of a connection, not of what is said over it. */
  private static final Set<String> HOP_BY_HOP =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final URI service;
  private final Ledger ledger;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private CountingProxy(URI service, Ledger ledger) throws IOException {
    this.service = service;
    this.ledger = ledger;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::forward);
    server.setExecutor(threads);
    server.start();
  }

  /** Begins to stand before a service. */
  static CountingProxy before(String service, Ledger ledger) throws IOException {
    return new CountingProxy(URI.create(service), ledger);
  }

  /** Where it is asked instead of the service. */
  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      // Such as DynamoDB_20120810.GetItem.
      String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
      ObjectNode request = (ObjectNode) JSON.readTree(exchange.getRequestBody());
      if (target.startsWith("DynamoDB")) {
        request.put("ReturnConsumedCapacity", "TOTAL");
      }
      HttpResponse<byte[]> answer = send(exchange, request);
      ledger.add(
          target.substring(target.indexOf('.') + 1),
          request,
          answer.statusCode(),
          JSON.readTree(answer.body()));
      answer
          .headers()
          .map()
          .forEach((name, values) -> {
            if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
              exchange.getResponseHeaders().put(name, List.copyOf(values));
            }
          });
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> send(HttpExchange exchange, JsonNode body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.resolve(exchange.getRequestURI()))
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    exchange
        .getRequestHeaders()
        .forEach((name, values) -> {
          if (!HOP_BY_HOP.contains(name.toLowerCase(Locale.ROOT))) {
            values.forEach(value -> request.header(name, value));
          }
        });
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    client.shutdownNow();
  }
}
