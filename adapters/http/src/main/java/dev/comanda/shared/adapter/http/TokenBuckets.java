package dev.comanda.shared.adapter.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * A bucket of tokens for each caller. One that has not been touched for as long as it takes to fill
 * is full, hence as good as a new one, and is forgotten. Beyond {@link #MAX_CALLERS} those that
 * come seldom are forgotten first: inventing callers does not help one who comes often.
 */
public final class TokenBuckets {

  /** Some megabytes; more callers at once than that are no restaurant's, whoever they are. */
  static final int MAX_CALLERS = 20_000;

  private final LoadingCache<String, TokenBucket> buckets;
  private final Ticker time;

  /**
   * @param rate of each caller
   * @param time nanoseconds of a clock that only goes forward
   */
  public TokenBuckets(Rate rate, Ticker time) {
    this.time = time;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MAX_CALLERS)
            .expireAfterAccess(rate.timeToFill())
            .ticker(time)
            .build(caller -> new TokenBucket(rate, time.read()));
  }

  /**
   * Takes a token of a caller.
   *
   * @return empty if there was one, else how to refuse: with the seconds after which there is one
   */
  public Optional<Problem> take(String caller) {
    long wait = buckets.get(caller).take(time.read());
    return wait == 0 ? Optional.empty() : Optional.of(tooMany(Duration.ofNanos(wait)));
  }

  /** Gives a caller back the token that was taken last. */
  public void giveBack(String caller) {
    buckets.get(caller).giveBack();
  }

  /** How many callers are remembered now. */
  long size() {
    buckets.cleanUp();
    return buckets.estimatedSize();
  }

  private static Problem tooMany(Duration wait) {
    // Rounded up: who comes back then is not too early.
    long seconds = wait.plusSeconds(1).minusNanos(1).toSeconds();
    return ProblemType.TOO_MANY_REQUESTS
        .with("Repeat the request after %d s.".formatted(seconds))
        .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }
}
