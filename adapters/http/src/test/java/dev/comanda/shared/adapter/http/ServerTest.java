package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a real connection shows: chunked bodies, broken requests, and the container's part. */
final class ServerTest {

  private static Server server;

  @BeforeAll
  static void start() {
    server = Server.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  static Stream<BodyPublisher> large() {
    byte[] twoMebibytes = new byte[2 * 1024 * 1024 + 12];
    return Stream.of(
        BodyPublishers.ofByteArray(twoMebibytes),
        // Of unknown length, so that it is sent in chunks.
        BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(twoMebibytes)));
  }

  @ParameterizedTest
  @MethodSource("large")
  void a_large_body_is_refused_and_the_answer_arrives(BodyPublisher body) throws Exception {
    for (String path : new String[] {"/order", "/auth/token", "/payment/webhook"}) {
      HttpResponse<String> answer =
          server
              .client()
              .send(
                  HttpRequest.newBuilder(server.uri(path))
                      .header("Authorization", "Bearer guest.somebody")
                      .header("Content-Type", "application/json")
                      .POST(body)
                      .build(),
                  BodyHandlers.ofString(StandardCharsets.UTF_8));

      assertThat(answer.statusCode()).as(path).isEqualTo(413);
      assertThat(answer.body()).contains("problems/body-too-large");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /products?category=[ HTTP/1.1\r\nHost: x\r\n",
        "GET /products?cursor=%zz HTTP/1.1\r\nHost: x\r\n",
        "GET /products?cursor=%ff HTTP/1.1\r\nHost: x\r\n",
        "GET /order/%zz HTTP/1.1\r\nHost: x\r\n",
        "GET /order%2f1 HTTP/1.1\r\nHost: x\r\n",
        "GET /products HTTP/1.1\r\n",
        "GET /products HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n",
        "POST /auth/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: nonsense\r\n",
        "NONSENSE /products HTTP/1.1\r\nHost: x\r\n",
        "TRACE /products HTTP/1.1\r\nHost: x\r\n"
      })
  void a_broken_request_gets_a_short_answer_without_details(String request) throws IOException {
    String answer = raw(request + "Connection: close\r\n\r\n");

    assertThat(answer).as(request).matches("(?s)HTTP/1.1 (4\\d\\d|501) .*");
    assertThat(answer).as(request).doesNotContain("Exception", "\tat ", "Tomcat", "<html");
  }

  @Test
  void a_parameter_with_a_nul_is_a_bad_request() throws IOException {
    String answer =
        raw("GET /products?cursor=%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*/*",
        "application/*",
        "multipart/form-data",
        "Multipart/mixed; boundary=x",
        "application/x-www-form-urlencoded",
        "text/plain",
        "nonsense"
      })
  void a_media_type_that_nobody_reads_is_refused(String mediaType) throws IOException {
    String answer =
        raw(
            "POST /order HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer guest.somebody\r\n"
                + "Idempotency-Key: key\r\nContent-Type: "
                + mediaType
                + "\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 415").contains("problems/unsupported-media-type");
  }

  @Test
  void a_header_with_control_characters_is_a_bad_request() throws IOException {
    String answer =
        raw(
            "POST /order HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer guest.somebody\r\n"
                + "Idempotency-Key: "
                + (char) 0x85
                + "\r\nContent-Type: application/json\r\n"
                + "Content-Length: 2\r\nConnection: close\r\n\r\n{}");

    assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
  }

  private static String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
