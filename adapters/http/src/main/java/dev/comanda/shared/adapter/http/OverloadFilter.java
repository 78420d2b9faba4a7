package dev.comanda.shared.adapter.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Turns requests away at once while too many are at work. Threads are virtual, so without this all
 * that come would be let in, would wait for the same few connections, and would all be answered
 * late. Health is always told: a busy process is not a sick one.
 */
final class OverloadFilter extends OncePerRequestFilter {

  private static final RequestMatcher OF_THE_INFRASTRUCTURE =
      new OrRequestMatcher(
          PathPatternRequestMatcher.pathPattern("/health"),
          PathPatternRequestMatcher.pathPattern("/actuator/**"));

  private static final String RETRY_AFTER_SECONDS = "1";

  private final Semaphore room;
  private final ProblemWriter problems;

  OverloadFilter(int atOnce, ProblemWriter problems) {
    this.room = new Semaphore(atOnce);
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return OF_THE_INFRASTRUCTURE.matches(request);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!room.tryAcquire()) {
      problems.write(
          ProblemType.OVERLOADED
              .with("Nothing was done; repeat the request a little later.")
              .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS),
          request,
          response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      room.release();
    }
  }
}
