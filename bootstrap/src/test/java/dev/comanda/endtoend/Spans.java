package dev.comanda.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Collects the spans of all processes of this run, as a collector behind OTLP does. */
final class Spans {

  /**
   * A span.
   *
   * @param kind such as {@code SPAN_KIND_CONSUMER}
   * @param links the spans that it is linked to, as {@code trace/span}
   */
  record Span(
      String trace,
      String id,
      String parent,
      String name,
      String kind,
      Map<String, String> attributes,
      List<String> links) {

    String address() {
      return trace + "/" + id;
    }
  }

  private static final Spans COLLECTED = new Spans();

  private final Queue<Span> spans = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  private Spans() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  static Spans collected() {
    return COLLECTED;
  }

  /** The setting that makes a process send its spans here. */
  String setting() {
    return "--management.opentelemetry.tracing.export.otlp.endpoint=http://localhost:%d/v1/traces"
        .formatted(server.getAddress().getPort());
  }

  List<Span> ofTrace(String trace) {
    return spans.stream().filter(span -> span.trace().equals(trace)).toList();
  }

  List<Span> all() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange;
        InputStream body = exchange.getRequestBody()) {
      boolean compressed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
      ExportTraceServiceRequest request =
          ExportTraceServiceRequest.parseFrom(compressed ? new GZIPInputStream(body) : body);
      request.getResourceSpansList().stream()
          .flatMap(resource -> resource.getScopeSpansList().stream())
          .flatMap(scope -> scope.getSpansList().stream())
          .map(Spans::read)
          .forEach(spans::add);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static Span read(io.opentelemetry.proto.trace.v1.Span span) {
    return new Span(
        hex(span.getTraceId()),
        hex(span.getSpanId()),
        hex(span.getParentSpanId()),
        span.getName(),
        span.getKind().name(),
        span.getAttributesList().stream()
            .collect(
                Collectors.toMap(
                    it -> it.getKey(), it -> it.getValue().getStringValue(), (first, _) -> first)),
        span.getLinksList().stream()
            .map(link -> hex(link.getTraceId()) + "/" + hex(link.getSpanId()))
            .toList());
  }

  private static String hex(com.google.protobuf.ByteString bytes) {
    return HexFormat.of().formatHex(bytes.toByteArray());
  }
}
