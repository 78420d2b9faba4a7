package dev.comanda.shared.adapter.jwt;

import static dev.comanda.shared.adapter.jwt.ForgedTokens.PROFILE;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.RIGHT;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.WRONG;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.claims;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.header;
import static dev.comanda.shared.adapter.jwt.ForgedTokens.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.sun.net.httpserver.HttpServer;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;

class RemoteKeySetTest {

  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer identity;
  private volatile int status = 200;
  private volatile String body = published(RIGHT);
  private volatile Instant now = ForgedTokens.NOON;
  private final AccessTokenDecoder decoder;

  RemoteKeySetTest() throws IOException {
    identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    identity.createContext(
        "/.well-known/jwks.json",
        exchange -> {
          requests.incrementAndGet();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    decoder = AccessTokenDecoder.withKeysAt(address(), PROFILE, () -> now);
  }

  @BeforeEach
  void start() {
    identity.start();
  }

  @AfterEach
  void stop() {
    identity.stop(0);
  }

  @Test
  void fetches_the_keys_once_for_many_tokens() {
    for (int i = 0; i < 20; i++) {
      believes(RIGHT);
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void fetches_nothing_before_the_first_token() {
    assertThat(requests).hasValue(0);
  }

  @Test
  void fetches_them_again_after_a_while() {
    believes(RIGHT);
    now = now.plus(RemoteKeySet.FRESH);
    believes(RIGHT);

    assertThat(requests).hasValue(2);
  }

  @Test
  void believes_a_new_key_at_once_and_the_old_one_as_long_as_it_is_published() {
    believes(RIGHT);
    body = published(WRONG, RIGHT);
    now = now.plus(RemoteKeySet.PAUSE);

    believes(WRONG);
    believes(RIGHT);
    assertThat(requests).hasValue(2);

    body = published(WRONG);
    now = now.plus(RemoteKeySet.FRESH);
    refuses(RIGHT);
  }

  @Test
  void invented_key_ids_do_not_become_requests() {
    believes(RIGHT);
    for (int i = 0; i < 50; i++) {
      String invented = signed(header().keyID("invented-" + i), lasting(), WRONG);
      assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(invented));
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void known_keys_stay_good_for_an_hour_while_identity_is_down() {
    believes(RIGHT);
    identity.stop(0);

    now = now.plus(RemoteKeySet.MAX_AGE).minusSeconds(1);
    believes(RIGHT);

    now = now.plusSeconds(RemoteKeySet.PAUSE.toSeconds());
    isUndecided();
  }

  @Test
  void nobody_waits_for_an_identity_that_is_down_while_keys_are_known() {
    believes(RIGHT);
    status = 503;
    now = now.plus(RemoteKeySet.FRESH);
    for (int i = 0; i < 20; i++) {
      believes(RIGHT);
    }
    assertThat(requests).as("one fetched, one tried").hasValue(2);
  }

  @Test
  void what_cannot_be_decided_is_not_called_a_bad_token() {
    for (int refusal : new int[] {404, 500, 503}) {
      status = refusal;
      isUndecided();
      now = now.plus(RemoteKeySet.PAUSE_WITHOUT_KEYS);
    }
    status = 200;
    for (String nonsense : List.of("", "no json", "{}", "[" + "x".repeat(100_000))) {
      body = nonsense;
      isUndecided();
      now = now.plus(RemoteKeySet.PAUSE_WITHOUT_KEYS);
    }
    body = published(RIGHT);
    believes(RIGHT);
  }

  @Test
  void those_who_waited_for_a_fetch_that_failed_do_not_wait_for_another() {
    status = 503;
    for (int i = 0; i < 20; i++) {
      isUndecided();
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void many_first_tokens_make_one_request() throws InterruptedException, ExecutionException {
    String token = signed(header(), lasting(), RIGHT);
    List<Callable<String>> callers = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      callers.add(() -> decoder.decode(token).getSubject());
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<String> caller : threads.invokeAll(callers)) {
        assertThat(caller.get()).isEqualTo("somebody");
      }
    }
    assertThat(requests).hasValue(1);
  }

  @Test
  void a_key_set_is_at_an_http_address() {
    for (String address : List.of("file:///etc/passwd", "jwks.json", "ftp://identity/jwks.json")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AccessTokenDecoder.withKeysAt(URI.create(address), PROFILE, () -> now));
    }
  }

  private void believes(RSAKey key) {
    String token = signed(header().keyID(key.getKeyID()), lasting(), key);
    assertThatNoException().isThrownBy(() -> decoder.decode(token));
  }

  private void refuses(RSAKey key) {
    String token = signed(header().keyID(key.getKeyID()), lasting(), key);
    assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode(token));
  }

  private void isUndecided() {
    String token = signed(header(), lasting(), RIGHT);
    assertThatExceptionOfType(DependencyUnavailableException.class)
        .isThrownBy(() -> decoder.decode(token))
        .satisfies(e -> assertThat(e.retryAfter()).isPositive());
  }

  private static JWTClaimsSet.Builder lasting() {
    return claims().expirationTime(Date.from(ForgedTokens.NOON.plus(Duration.ofDays(1))));
  }

  private static String published(RSAKey... keys) {
    return new JWKSet(List.of(keys)).toString(true);
  }

  private URI address() {
    return URI.create(
        "http://%s:%d/.well-known/jwks.json"
            .formatted(
                InetAddress.getLoopbackAddress().getHostAddress(),
                identity.getAddress().getPort()));
  }
}
