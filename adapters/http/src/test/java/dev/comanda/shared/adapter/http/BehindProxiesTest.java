package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who calls, is said by the proxies that are trusted and by nobody else. */
final class BehindProxiesTest {

  /** Tells what it takes the caller for. */
  @RestController
  static final class Mirror {

    @GetMapping("/products")
    ResponseEntity<String> show(HttpServletRequest request) {
      return ResponseEntity.ok()
          .header("Seen", ClientAddress.of(request) + " " + request.getServerName())
          .build();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // Nobody in front: what comes is what the caller made up.
        "none   | 127.0.0.1 | 198.51.100.1              | 127.0.0.1",
        // A load balancer at the other end: what it added last is true, what was there before is
        // not.
        "native | 127.0.0.1 | 198.51.100.1              | 198.51.100.1",
        "native | 127.0.0.1 | 203.0.113.9, 198.51.100.1 | 198.51.100.1",
        "native | 127.0.0.1 | 203.0.113.9, 127.0.0.1    | 203.0.113.9",
        // Somebody at the other end who is no proxy of ours.
        "native | 10.0.0.1  | 198.51.100.1              | 127.0.0.1",
      })
  void only_the_last_hop_that_is_not_ours_is_the_caller(
      String strategy, String proxy, String forwarded, String caller) throws Exception {
    try (Server server =
        Server.start(
            Map.of(
                "server.forward-headers-strategy",
                strategy,
                "server.tomcat.remoteip.internal-proxies",
                proxy.replace(".", "\\.")),
            new Mirror())) {
      HttpResponse<String> answer =
          server
              .client()
              .send(
                  HttpRequest.newBuilder(server.uri("/products"))
                      .header("X-Forwarded-For", forwarded)
                      .build(),
                  BodyHandlers.ofString());

      assertThat(answer.headers().firstValue("Seen")).hasValue(caller + " 127.0.0.1");
    }
  }

  @ParameterizedTest
  @CsvSource({"none, false", "native, true"})
  void browsers_shall_come_by_tls_only_where_it_is_there(String strategy, boolean tls)
      throws Exception {
    try (Server server =
        Server.start(Map.of("server.forward-headers-strategy", strategy), new Mirror())) {
      HttpResponse<String> answer =
          server
              .client()
              .send(
                  HttpRequest.newBuilder(server.uri("/products"))
                      .header("X-Forwarded-For", "198.51.100.1")
                      .header("X-Forwarded-Proto", "https")
                      .build(),
                  BodyHandlers.ofString());

      assertThat(answer.headers().firstValue("Strict-Transport-Security").isPresent())
          .isEqualTo(tls);
    }
  }
}
