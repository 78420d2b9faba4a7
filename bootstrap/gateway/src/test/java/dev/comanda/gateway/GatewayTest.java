package dev.comanda.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.opentest4j.TestAbortedException;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What the gateway does with requests, in front of servers that say what came through. */
class GatewayTest {

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<AutoCloseable> running = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() throws Exception {
    end.countDown();
    for (AutoCloseable it : running.reversed()) {
      it.close();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/auth/token, identity",
    "/.well-known/jwks.json, identity",
    "/categories, catalog",
    "/products?category=snack, catalog",
    "/order, order",
    "/order/0198/cancel, order",
    "/admin/dead-letters?limit=5, order",
    "/admin/dead-letters/0198/redrive, order",
    "/payment/webhook, payment",
    "/production/0198/started, production"
  })
  void a_path_goes_to_its_service(String path, String service) throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    HttpResponse<String> answer = send(request(gateway, path));

    assertThat(answer.body()).isEqualTo(service + " GET " + path + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/actuator/health", "/health", "/v3/api-docs", "/orde", "/adm"})
  void what_no_service_has_is_not_found(String path) throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    HttpResponse<String> answer = send(request(gateway, path));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("https://comanda.dev/problems/no-such-route");
  }

  @Test
  void bodies_and_headers_go_through_and_back() throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    HttpResponse<String> answer =
        send(request(gateway, "/order").POST(BodyPublishers.ofString("{\"items\":[]}")));

    assertThat(answer.body()).isEqualTo("order POST /order {\"items\":[]}");
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("Location")).hasValue("/order/1");
  }

  @Test
  void a_form_that_is_none_goes_through_for_its_service_to_refuse() throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    HttpResponse<String> answer =
        send(
            request(gateway, "/products/1")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString("a=%P")));

    assertThat(answer.body()).isEqualTo("catalog PUT /products/1 a=%P");
  }

  @Test
  void instances_take_turns() throws Exception {
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.ORDER, List.of(server("one", 200), server("two", 200)));
    URI gateway = gateway(services);

    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(send(request(gateway, "/order")).body().substring(0, 3));
    }

    assertThat(answers).containsExactly("one", "two", "one", "two");
  }

  @Test
  void an_instance_that_takes_no_connection_is_passed_over() throws Exception {
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.ORDER, List.of(nobody(), server("alive", 201)));
    URI gateway = gateway(services);

    for (int i = 0; i < 4; i++) {
      HttpResponse<String> answer =
          send(request(gateway, "/order").POST(BodyPublishers.ofString("basket")));

      assertThat(answer.body()).isEqualTo("alive POST /order basket");
    }
  }

  @Test
  void a_name_stands_for_all_its_addresses() throws Exception {
    HttpServer one = answering("one", 200, inet("127.0.0.1"), 0);
    int port = one.getAddress().getPort();
    HttpServer two;
    try {
      two = answering("two", 200, inet("127.0.0.2"), port);
    } catch (BindException onlyOne) {
      throw new TestAbortedException("this machine has one loopback address only", onlyOne);
    }
    started(one);
    started(two);
    // The first once more, as dual-stack names have it: that is no third machine.
    TestNames.put("order.test", inet("127.0.0.1"), inet("127.0.0.2"), inet("::1"));
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.ORDER, List.of(URI.create("http://order.test:" + port)));
    URI gateway = gateway(services);

    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(send(request(gateway, "/order")).body().substring(0, 3));
    }

    assertThat(answers).containsExactly("one", "two", "one", "two");
  }

  @Test
  void an_address_of_a_name_that_takes_no_connection_is_passed_over() throws Exception {
    HttpServer alive = answering("alive", 200, inet("127.0.0.1"), 0);
    started(alive);
    TestNames.put("half.test", inet("127.0.0.2"), inet("127.0.0.1"));
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(
        Service.ORDER, List.of(URI.create("http://half.test:" + alive.getAddress().getPort())));
    URI gateway = gateway(services);

    for (int i = 0; i < 4; i++) {
      assertThat(send(request(gateway, "/order")).body()).startsWith("alive");
    }
  }

  @Test
  void a_service_whose_name_nobody_knows_is_unavailable() throws Exception {
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.ORDER, List.of(URI.create("http://nobody.invalid:8080")));
    URI gateway = gateway(services);

    assertThat(send(request(gateway, "/order")).statusCode()).isEqualTo(503);
  }

  @Test
  void a_service_without_any_instance_alive_is_unavailable_and_the_others_are_not()
      throws Exception {
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.ORDER, List.of(nobody(), nobody()));
    URI gateway = gateway(services);

    HttpResponse<String> answer = send(request(gateway, "/order"));

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    assertThat(answer.body()).contains("dependency-unavailable", "The order service");
    assertThat(send(request(gateway, "/products")).statusCode()).isEqualTo(201);
  }

  @Test
  void a_service_that_does_not_answer_in_time_is_late() throws Exception {
    HttpServer slow =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slow.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slow.createContext(
        "/",
        exchange -> {
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.ORDER, List.of(started(slow)));
    URI gateway = gateway(services, "--spring.http.clients.read-timeout=300ms");

    HttpResponse<String> answer = send(request(gateway, "/order"));

    assertThat(answer.statusCode()).isEqualTo(504);
    assertThat(answer.body()).contains("dependency-unavailable", "in time");
  }

  @Test
  void pages_of_other_origins_are_told_what_they_may_do() throws Exception {
    URI gateway = gateway(everyServiceAt(_ -> "seen"));

    HttpResponse<String> preflight =
        send(
            request(gateway, "/order")
                .header("Origin", "https://kiosk.example")
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization,idempotency-key")
                .method("OPTIONS", BodyPublishers.noBody()));
    HttpResponse<String> answer =
        send(request(gateway, "/order").header("Origin", "https://kiosk.example"));

    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.body()).isEmpty();
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
        .contains("POST");
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(answer.headers().allValues("Seen-Origin")).containsExactly("none");
  }

  @Test
  void a_page_of_an_origin_that_is_not_listed_is_refused() throws Exception {
    URI gateway =
        gateway(
            everyServiceAt(Service::id), "--comanda.gateway.allowed-origins=https://kiosk.example");

    assertThat(
            send(request(gateway, "/order").header("Origin", "https://elsewhere.example"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send(request(gateway, "/order").header("Origin", "https://kiosk.example"))
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://kiosk.example");
  }

  @Test
  void a_service_hears_who_calls_from_the_gateway_and_from_nobody_else() throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    HttpResponse<String> answer =
        send(
            request(gateway, "/order")
                .header("X-Forwarded-For", "203.0.113.7")
                .header("X-Forwarded-For", "203.0.113.8, 203.0.113.9")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-Proto", "https")
                .header("Forwarded", "for=203.0.113.7"));

    assertThat(answer.headers().allValues("Seen-Forwarded"))
        .containsExactly("x-forwarded-for=[127.0.0.1]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/*"})
  void a_media_type_that_is_none_is_refused_here(String mediaType) throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    HttpResponse<String> answer =
        send(
            request(gateway, "/order")
                .header("Content-Type", mediaType)
                .POST(BodyPublishers.ofString("{}")));

    assertThat(answer.statusCode()).isEqualTo(415);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("problems/unsupported-media-type");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /order?status=[ HTTP/1.1\r\nHost: x",
        "GET /order?status=%zz HTTP/1.1\r\nHost: x",
        "GET /order?status=%ff HTTP/1.1\r\nHost: x",
        "GET /order/%zz HTTP/1.1\r\nHost: x",
        "GET /order%2f1 HTTP/1.1\r\nHost: x",
        "GET /order HTTP/1.1",
        "GET /order HTTP/1.1\r\nHost: x\r\nContent-Length: -1",
        "POST /order HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense"
      })
  void what_is_no_http_gets_a_problem_and_no_page(String request) throws Exception {
    URI gateway = gateway(everyServiceAt(Service::id));

    String answer;
    try (Socket socket = new Socket(gateway.getHost(), gateway.getPort())) {
      socket.getOutputStream().write((request + "\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
      answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
    }

    assertThat(answer)
        .matches("(?s)HTTP/1.1 (400|501) .*")
        .contains("Content-Type: application/problem+json", "\"status\":")
        .doesNotContain("<html", "Tomcat", "Exception");
  }

  @Test
  void a_service_without_address_is_named_at_the_start() throws IOException {
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.remove(Service.PAYMENT);

    assertThatThrownBy(() -> gateway(services))
        .rootCause()
        .hasMessageContaining("comanda.gateway.services.payment is missing");
  }

  @Test
  void an_address_without_host_is_named_at_the_start() throws IOException {
    Map<Service, List<URI>> services = everyServiceAt(Service::id);
    services.put(Service.PAYMENT, List.of(URI.create("http://pay_ment:8080")));

    assertThatThrownBy(() -> gateway(services))
        .rootCause()
        .hasMessageContaining("comanda.gateway.services.payment")
        .hasMessageContaining("http://pay_ment:8080");
  }

  @Test
  void ends_with_the_process_that_started_it() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Waits.class.getName())
            .start();
    URI gateway = gateway(everyServiceAt(Service::id), "--comanda.run.parent-pid=" + parent.pid());
    assertThat(send(request(gateway, "/order")).statusCode()).isEqualTo(201);

    parent.destroyForcibly().waitFor();

    await().atMost(Duration.ofSeconds(20)).until(() -> !listens(gateway));
  }

  /** Somebody to be the parent of. */
  static final class Waits {

    private Waits() {}

    public static void main(String[] arguments) throws IOException {
      System.in.read();
    }
  }

  private static boolean listens(URI address) {
    try (Socket _ = new Socket(address.getHost(), address.getPort())) {
      return true;
    } catch (IOException nobody) {
      return false;
    }
  }

  private interface Naming {
    String of(Service service);
  }

  private Map<Service, List<URI>> everyServiceAt(Naming naming) throws IOException {
    Map<Service, List<URI>> services = new EnumMap<>(Service.class);
    for (Service service : Service.values()) {
      services.put(service, List.of(server(naming.of(service), 201)));
    }
    return services;
  }

  /** Says its name, what it was asked, and what came with it. */
  private URI server(String name, int status) throws IOException {
    return started(answering(name, status, InetAddress.getLoopbackAddress(), 0));
  }

  private static HttpServer answering(String name, int status, InetAddress address, int port)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(address, port), 0);
    server.createContext(
        "/",
        exchange -> {
          String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
          String origin = exchange.getRequestHeaders().getFirst("Origin");
          exchange.getResponseHeaders().add("Location", "/order/1");
          exchange.getResponseHeaders().add("Seen-Origin", origin == null ? "none" : origin);
          exchange
              .getRequestHeaders()
              .forEach((header, values) -> {
                if (header.toLowerCase(Locale.ROOT).contains("forwarded")) {
                  exchange
                      .getResponseHeaders()
                      .add("Seen-Forwarded", header.toLowerCase(Locale.ROOT) + "=" + values);
                }
              });
          byte[] answer =
              (name
                      + " "
                      + exchange.getRequestMethod()
                      + " "
                      + exchange.getRequestURI()
                      + " "
                      + body)
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    return server;
  }

  private static InetAddress inet(String address) {
    return InetAddress.ofLiteral(address);
  }

  private URI started(HttpServer server) {
    server.start();
    running.add(() -> server.stop(0));
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** An address where nothing listens. */
  private static URI nobody() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return URI.create("http://localhost:" + socket.getLocalPort());
    }
  }

  private URI gateway(Map<Service, List<URI>> services, String... more) {
    Stream<String> addresses =
        services.entrySet().stream()
            .map(entry ->
                "--comanda.gateway.services.%s=%s"
                    .formatted(
                        entry.getKey().id(),
                        String.join(",", entry.getValue().stream().map(URI::toString).toList())));
    ConfigurableApplicationContext context =
        SpringApplication.run(
            GatewayApplication.class,
            Stream.of(Stream.of("--server.port=0"), addresses, Arrays.stream(more))
                .flatMap(arguments -> arguments)
                .toArray(String[]::new));
    running.add(context);
    return URI.create(
        "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port"));
  }

  private static HttpRequest.Builder request(URI gateway, String path) {
    return HttpRequest.newBuilder(URI.create(gateway + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
