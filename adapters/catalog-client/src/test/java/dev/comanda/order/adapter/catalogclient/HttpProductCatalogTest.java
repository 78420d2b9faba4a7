package dev.comanda.order.adapter.catalogclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.order.application.ProductCatalog;
import dev.comanda.order.application.ProductCatalogContract;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.web.client.RestClient;

/** Against a server that speaks catalog's public representation, well or badly. */
class HttpProductCatalogTest extends ProductCatalogContract {

  private static final Map<String, String> MENU =
      Map.of(
          BURGER.toString(),
              """
              {"id":"%s","name":"X-Burger","description":"Com queijo","price":{"amount":"22.90",\
              "currency":"BRL"},"category":"snack","preparationMinutes":12,"new":{"field":1}}\
              """
                  .formatted(BURGER),
          JUICE.toString(),
              """
              {"id":"%s","name":"Suco de laranja","description":"","price":{"amount":"9.50",\
              "currency":"BRL"},"category":"drink","imageUrl":"/suco.png","preparationMinutes":3}\
              """
                  .formatted(JUICE));

  private final AtomicInteger requests = new AtomicInteger();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private Answering answering = this::answerMenu;

  /** How the server behaves. */
  @FunctionalInterface
  interface Answering {
    void answer(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/products",
        exchange -> {
          requests.incrementAndGet();
          answering.answer(exchange);
        });
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
  }

  @Override
  protected ProductCatalog catalog() {
    return new HttpProductCatalog(
        URI.create("http://localhost:" + server.getAddress().getPort()), RestClient.builder());
  }

  @Test
  void asks_only_for_the_products_of_the_order_and_once() {
    catalog().priced(Set.of(BURGER, JUICE));

    assertThat(requests).hasValue(1);
  }

  @Test
  void tries_again_when_the_first_answer_is_an_error() {
    answering =
        exchange -> {
          if (requests.get() == 1) {
            answer(exchange, 500, "");
          } else {
            answerMenu(exchange);
          }
        };

    assertThat(catalog().priced(Set.of(BURGER))).hasSize(1);
    assertThat(requests).hasValue(2);
  }

  @Test
  void says_within_two_seconds_that_the_catalog_does_not_answer() {
    answering = _ -> await();
    Instant begin = Instant.now();

    isUnavailable(catalog());

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
  }

  @Test
  void says_that_the_catalog_is_gone() {
    ProductCatalog catalog = catalog();
    server.stop(0);

    isUnavailable(catalog);
  }

  @Test
  void takes_no_answer_that_lacks_a_price_or_has_a_wrong_one() {
    for (String price :
        new String[] {
          "null",
          "{}",
          "{\"amount\":\"-1\",\"currency\":\"BRL\"}",
          "{\"amount\":\"1\",\"currency\":\"?\"}"
        }) {
      answering =
          exchange ->
              answer(
                  exchange,
                  200,
                  """
                  {"items":[{"id":"%s","name":"X-Burger","price":%s}]}\
                  """
                      .formatted(BURGER, price));
      isUnavailable(catalog());
    }
  }

  @Test
  void says_within_two_seconds_that_an_answer_does_not_end() {
    answering =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write("{\"items\":[".getBytes(StandardCharsets.UTF_8));
          try {
            while (!over.await(50, TimeUnit.MILLISECONDS)) {
              body.write(' ');
              body.flush();
            }
          } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
          }
        };
    Instant begin = Instant.now();

    isUnavailable(catalog());

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofMillis(2500));
  }

  @ParameterizedTest
  @CsvSource({
    "200, ''",
    "204, ''",
    "302, ''",
    "404, ''",
    "200, '[]'",
    "200, '{}'",
    "200, 'null'",
    "200, '<html>'",
    "200, '{\"items\":[null]}'",
    "200, '{\"items\":[{\"id\":\"no uuid\"}]}'",
  })
  void takes_nothing_for_an_answer_that_is_none(int status, String body) {
    answering = exchange -> answer(exchange, status, body);

    isUnavailable(catalog());
  }

  @Test
  void stops_asking_a_catalog_that_keeps_failing() {
    answering = exchange -> answer(exchange, 503, "");
    ProductCatalog catalog = catalog();
    for (int i = 0; i < 10; i++) {
      isUnavailable(catalog);
    }
    int before = requests.get();

    isUnavailable(catalog);

    assertThat(requests).hasValue(before);
  }

  private static void isUnavailable(ProductCatalog catalog) {
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> catalog.priced(Set.of(BURGER)))
        .satisfies(failure -> {
          assertThat(failure.dependency()).isEqualTo("ProductCatalog");
          assertThat(failure.retryAfter()).isPositive();
        });
  }

  private void answerMenu(HttpExchange exchange) throws IOException {
    String ids = exchange.getRequestURI().getQuery().replaceFirst("^ids=", "");
    String items =
        Arrays.stream(ids.split(",", -1))
            .map(MENU::get)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(","));
    answer(exchange, 200, "{\"items\":[" + items + "]}");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private void await() {
    try {
      assertThat(over.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
