package dev.comanda.shared.adapter.http;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets nobody write, or sign in, more often than a person at a kiosk could: those with a token are
 * counted by its subject, the others by their address. It stands behind the access decision, which
 * knows the subject, and before anything reads the body.
 */
final class CallerLimitFilter extends OncePerRequestFilter {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /** A token counts for nothing where tokens are given: every new one would be a new bucket. */
  private static final RequestMatcher SIGN_IN =
      PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/auth/**");

  /**
   * Mercado Pago has few addresses and much to say, and who is refused is believed to be down. What
   * it says has to be signed, which costs microseconds to find out, and is bounded as all requests
   * together are.
   */
  private static final RequestMatcher OF_THE_PROVIDER =
      PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/payment/webhook");

  private final TokenBuckets writes;
  private final TokenBuckets signIns;
  private final ProblemWriter problems;

  CallerLimitFilter(HttpSettings.Limits limits, Ticker time, ProblemWriter problems) {
    this.writes = new TokenBuckets(limits.writes(), time);
    this.signIns = new TokenBuckets(limits.signIns(), time);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return READING.contains(request.getMethod()) || OF_THE_PROVIDER.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Problem> refused =
        SIGN_IN.matches(request)
            ? signIns.take(ClientAddress.of(request))
            : writes.take(caller(request));
    if (refused.isPresent()) {
      problems.write(refused.get(), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String caller(HttpServletRequest request) {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof RequesterAuthentication known
        ? "subject " + known.requester().subject()
        : "address " + ClientAddress.of(request);
  }
}
