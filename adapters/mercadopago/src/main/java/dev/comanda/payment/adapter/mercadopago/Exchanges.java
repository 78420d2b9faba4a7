package dev.comanda.payment.adapter.mercadopago;

import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Repeats what may work a moment later: no answer, an unreadable one, 423, 429 and 5xx. Repeating
 * is safe because every request that changes something carries its key. All repetitions together
 * fit into the 22 seconds in which Mercado Pago wants its webhook answered.
 */
final class Exchanges {

  private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

  private static final int ATTEMPTS = 3;

  /**
   * Before the second attempt; it doubles, with a random part, so that clients do not come back
   * together.
   */
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  /** Nothing is begun after so long; what was begun before may take its timeouts. */
  private static final Duration BUDGET = Duration.ofSeconds(8);

  /** A provider that asks for a longer pause is not believed: reconciliation asks again anyway. */
  private static final Duration LONGEST_RETRY_AFTER = Duration.ofHours(1);

  /** What callers are told when the provider says nothing about it. */
  private static final Duration DEFAULT_RETRY_AFTER = Duration.ofSeconds(5);

  private Exchanges() {}

  /**
   * Answers what the exchange answers.
   *
   * @param what for logs, without ids
   * @throws RestClientResponseException if Mercado Pago refuses and will go on refusing
   * @throws DependencyUnavailableException if it does not work, and may later
   */
  static <T> T repeatedly(String what, Supplier<T> exchange) {
    long start = System.nanoTime();
    for (int attempt = 1; ; attempt++) {
      Duration pause = backoff(attempt);
      Duration retryAfter = DEFAULT_RETRY_AFTER;
      RestClientException failure;
      try {
        return exchange.get();
      } catch (RestClientResponseException e) {
        if (areOurCredentialsWrong(e.getStatusCode())) {
          LOG.error("Mercado Pago refuses our access token: {} to {}", e.getStatusCode(), what);
          throw unavailable(LONGEST_RETRY_AFTER, null);
        }
        if (!isTemporary(e.getStatusCode())) {
          throw e;
        }
        LOG.warn("Mercado Pago answered {} to {}", e.getStatusCode().value(), what);
        failure = e;
        Duration asked = retryAfter(e);
        if (asked != null) {
          retryAfter = asked;
          pause = asked;
        }
      } catch (RestClientException e) {
        LOG.warn(
            "Mercado Pago gave no answer to {}: {}",
            what,
            e.getMostSpecificCause().getClass().getSimpleName());
        failure = e;
      }
      Duration spent = Duration.ofNanos(System.nanoTime() - start);
      if (attempt == ATTEMPTS || spent.plus(pause).compareTo(BUDGET) > 0 || !slept(pause)) {
        throw unavailable(retryAfter, failure);
      }
    }
  }

  private static boolean isTemporary(HttpStatusCode status) {
    return status.is5xxServerError()
        || status.isSameCodeAs(HttpStatus.REQUEST_TIMEOUT)
        || status.isSameCodeAs(HttpStatus.LOCKED)
        || status.isSameCodeAs(HttpStatus.TOO_MANY_REQUESTS);
  }

  private static boolean areOurCredentialsWrong(HttpStatusCode status) {
    return status.isSameCodeAs(HttpStatus.UNAUTHORIZED)
        || status.isSameCodeAs(HttpStatus.FORBIDDEN);
  }

  /** In seconds; dates are not used there. */
  private static @Nullable Duration retryAfter(RestClientResponseException e) {
    HttpHeaders headers = e.getResponseHeaders();
    String value = headers == null ? null : headers.getFirst(HttpHeaders.RETRY_AFTER);
    if (value == null || !value.matches("\\d{1,9}")) {
      return null;
    }
    long seconds = Math.clamp(Long.parseLong(value), 1, LONGEST_RETRY_AFTER.toSeconds());
    return Duration.ofSeconds(seconds);
  }

  private static Duration backoff(int attempt) {
    long millis = FIRST_PAUSE.toMillis() << (attempt - 1);
    return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis));
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** An answer of theirs is no cause to pass on: its text repeats what was sent. */
  private static DependencyUnavailableException unavailable(
      Duration retryAfter, @Nullable RestClientException failure) {
    Throwable cause =
        failure instanceof RestClientResponseException || failure == null
            ? null
            : failure.getMostSpecificCause();
    return new DependencyUnavailableException("PaymentGateway", retryAfter, cause);
  }
}
