package dev.comanda.shared.adapter.jwt;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys that identity publishes, kept for a while. A key that is not among them makes them be
 * fetched anew, for it may be a new one, but not more often than every {@link #PAUSE}: tokens with
 * invented key ids must not become requests to identity. While identity is down, the keys that are
 * known stay good for {@link #MAX_AGE}, and nobody waits for it.
 */
final class RemoteKeySet implements JWKSource<SecurityContext> {

  /** Keys are fetched again after so long, so that a rotated one is noticed. */
  static final Duration FRESH = Duration.ofMinutes(5);

  /** While identity is down, known keys stay good for so long, and not for ever. */
  static final Duration MAX_AGE = Duration.ofHours(1);

  /** Tokens with invented key ids must not become requests to identity. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** Who waited for a fetch that failed does not wait for the next one too. */
  static final Duration PAUSE_WITHOUT_KEYS = Duration.ofSeconds(1);

  private static final int TIMEOUT_MILLIS = 2_000;

  /** A key set is a few kilobytes; more is not one. */
  private static final int MAX_BYTES = 64 * 1024;

  private final URL location;
  private final InstantSource clock;
  private final ResourceRetriever http =
      new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, MAX_BYTES);
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Fetched fetched;
  private volatile Instant lastAttempt = Instant.MIN;

  private record Fetched(JWKSet keys, Instant at) {

    boolean isYoungerThan(Duration age, Instant now) {
      return now.isBefore(at.plus(age));
    }
  }

  RemoteKeySet(URI location, InstantSource clock) {
    if (!"https".equals(location.getScheme()) && !"http".equals(location.getScheme())) {
      throw new IllegalArgumentException("must be an http or https address");
    }
    try {
      this.location = location.toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("must be an http or https address", e);
    }
    this.clock = clock;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    Instant now = clock.instant();
    Fetched known = fetched;
    if (known != null && known.isYoungerThan(FRESH, now)) {
      List<JWK> found = selector.select(known.keys());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return selector.select(refreshed(now).keys());
  }

  /** The newest keys that can be had: fetched now, or as they are known if that is not possible. */
  private Fetched refreshed(Instant now) throws KeySourceException {
    Fetched before = fetched;
    boolean usable = before != null && before.isYoungerThan(MAX_AGE, now);
    if (before != null && usable) {
      // One asks identity; meanwhile the others work with what is known.
      if (now.isBefore(lastAttempt.plus(PAUSE)) || !fetching.tryLock()) {
        return before;
      }
    } else {
      fetching.lock();
    }
    try {
      Fetched meanwhile = fetched;
      if (meanwhile != null && !meanwhile.equals(before)) {
        return meanwhile;
      }
      if (!usable && now.isBefore(lastAttempt.plus(PAUSE_WITHOUT_KEYS))) {
        throw new RemoteKeySourceException("No key set at " + location + " a moment ago", null);
      }
      lastAttempt = now;
      Fetched news = new Fetched(fetch(), now);
      fetched = news;
      return news;
    } catch (RemoteKeySourceException e) {
      if (before != null && usable) {
        return before;
      }
      throw e;
    } finally {
      fetching.unlock();
    }
  }

  private JWKSet fetch() throws RemoteKeySourceException {
    try {
      return JWKSet.parse(http.retrieveResource(location).getContent());
    } catch (IOException | ParseException e) {
      throw new RemoteKeySourceException("No key set at " + location, e);
    }
  }
}
