package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The guest by whom a deployment is judged: {@code infrastructure-pulumi/deploy/smoke}, as it is.
 */
class SmokeIT {

  private static final Path SCRIPT =
      Path.of(System.getProperty("comanda.root"), "infrastructure-pulumi/deploy/smoke");

  private static final Pattern ORDER = Pattern.compile("order (\\S+) is placed");

  private final Comanda comanda = Running.comanda();

  /** How it came to its end. */
  private record Ended(int status, String said) {}

  @BeforeAll
  static void needs_what_it_is_made_of() {
    assumeTrue(Stream.of("bash", "curl", "jq").allMatch(SmokeIT::onPath), "bash, curl and jq");
  }

  @Test
  void a_guest_is_served_and_nothing_stays_open() throws Exception {
    Ended smoke = smoke(comanda.url(), "--pay-at", comanda.simulatorUrl());

    assertThat(smoke.status()).as(smoke.said()).isZero();
    assertThat(smoke.said())
        .contains("it is paid", "the payment refunded", "smoke: " + comanda.url() + " serves.");
    assertThat(statusOf(orderIn(smoke))).isEqualTo("cancelled");
  }

  @Test
  void where_nobody_can_pay_the_guest_leaves_before_paying() throws Exception {
    Ended smoke = smoke(comanda.url());

    assertThat(smoke.status()).as(smoke.said()).isZero();
    assertThat(smoke.said())
        .contains("it can be paid, by QR code", "the payment cancelled")
        .doesNotContain("it is paid");
    assertThat(statusOf(orderIn(smoke))).isEqualTo("cancelled");
  }

  @Test
  void an_address_where_nothing_answers_is_a_failure_that_says_so() throws Exception {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }

    Ended smoke = smoke("http://localhost:" + nobody);

    assertThat(smoke.status()).isEqualTo(1);
    assertThat(smoke.said())
        .startsWith("smoke: POST http://localhost:%d/auth/token: 200 expected".formatted(nobody))
        .contains("no answer", "connect");
  }

  @Test
  void a_payment_that_nobody_hears_of_is_a_failure_and_the_order_is_cancelled() throws Exception {
    HttpServer deaf = answering(204, "");
    try {
      Ended smoke = smoke(comanda.url(), "--pay-at", url(deaf), "--patience", "2");

      assertThat(smoke.status()).as(smoke.said()).isEqualTo(1);
      assertThat(smoke.said()).contains("no 'paid' within 2 s");
      assertThat(statusOf(orderIn(smoke))).isEqualTo("cancelled");
    } finally {
      deaf.stop(0);
    }
  }

  @Test
  void something_else_that_answers_is_a_failure_that_shows_its_answer() throws Exception {
    HttpServer other = answering(200, "<html>Under construction</html>");
    try {
      Ended smoke = smoke(url(other));

      assertThat(smoke.status()).isEqualTo(1);
      assertThat(smoke.said()).contains("no .accessToken in the answer", "Under construction");
    } finally {
      other.stop(0);
    }
  }

  @Test
  void a_call_that_cannot_be_meant_says_what_can() throws Exception {
    for (String[] call :
        new String[][] {{}, {"localhost"}, {"--fast"}, {"http://a", "http://b"}, {"--pay-at"}}) {
      Ended smoke = smoke(call);

      assertThat(smoke.status()).as(smoke.said()).isEqualTo(2);
      assertThat(smoke.said()).contains("Usage: smoke BASE_URL");
    }
    assertThat(smoke("--help").status()).isZero();
  }

  /** An order is its guest's; employees see all. */
  private String statusOf(String order) {
    return comanda.kitchen().get("/order/" + order).hasStatus(200).text("/status");
  }

  private static String orderIn(Ended smoke) {
    Matcher order = ORDER.matcher(smoke.said());
    assertThat(order.find()).as(smoke.said()).isTrue();
    return order.group(1);
  }

  private static HttpServer answering(int status, String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static String url(HttpServer server) {
    return "http://localhost:" + server.getAddress().getPort();
  }

  private static Ended smoke(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), said);
  }

  private static boolean onPath(String command) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
  }
}
