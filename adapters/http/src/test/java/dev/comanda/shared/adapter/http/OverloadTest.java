package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.adapter.http.HttpSettings.Limits;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** A process that is asked too much answers as many as it can, and the others at once. */
final class OverloadTest {

  private static final int AT_ONCE = 8;

  private final Slow slow = new Slow();
  private final Limits wide = HttpSettings.defaults().limits();
  private final Server server =
      Server.start(
          Map.of("spring.threads.virtual.enabled", "true"),
          slow,
          new HealthController(() -> true),
          new HttpSettings(
              100,
              List.of(),
              new Limits(AT_ONCE, wide.writes(), wide.signIns(), wide.failedPasswords())));

  /** Answers when it is allowed to. */
  @RestController
  static final class Slow {

    private final CountDownLatch arrived = new CountDownLatch(AT_ONCE);
    private final CountDownLatch allowed = new CountDownLatch(1);

    @GetMapping("/products")
    String answer() throws InterruptedException {
      arrived.countDown();
      allowed.await();
      return "[]";
    }
  }

  @AfterEach
  void stop() {
    slow.allowed.countDown();
    server.close();
  }

  @Test
  void more_than_there_is_room_for_are_turned_away_at_once_and_all_get_an_answer()
      throws Exception {
    List<CompletableFuture<HttpResponse<String>>> let = send(AT_ONCE);
    assertThat(slow.arrived.await(10, TimeUnit.SECONDS)).isTrue();

    // Nothing that is let in has been answered yet: these do not wait for it.
    for (CompletableFuture<HttpResponse<String>> refused : send(3 * AT_ONCE)) {
      HttpResponse<String> answer = refused.get(10, TimeUnit.SECONDS);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
      assertThat(answer.body()).contains("problems/overloaded");
    }
    assertThat(let).noneMatch(CompletableFuture::isDone);
    assertThat(get("/health").get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    assertThat(get("/actuator/health").get(10, TimeUnit.SECONDS).statusCode()).isNotEqualTo(503);

    slow.allowed.countDown();
    for (CompletableFuture<HttpResponse<String>> answer : let) {
      assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
    for (int i = 0; i < 3 * AT_ONCE; i++) {
      assertThat(get("/products").get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    }
  }

  private List<CompletableFuture<HttpResponse<String>>> send(int requests) {
    return IntStream.range(0, requests).mapToObj(i -> get("/products")).toList();
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    return server
        .client()
        .sendAsync(
            HttpRequest.newBuilder(server.uri(path)).timeout(Duration.ofSeconds(20)).build(),
            BodyHandlers.ofString());
  }
}
