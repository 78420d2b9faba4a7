package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.Role;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Writes down who did, or tried to do, what only operators may: one line per request in a log of
 * its own, {@code audit}, which can be kept longer than others. It names the subject, which is
 * opaque, and no bodies.
 */
final class AuditFilter extends OncePerRequestFilter {

  private static final Logger AUDIT = LoggerFactory.getLogger("audit");

  /** The longest path of a route has 70; whoever tries longer ones cannot fill the log. */
  private static final int MAX_PATH = 200;

  private final AccessRules rules;

  AuditFilter(AccessRules rules) {
    this.rules = rules;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return rules
        .accessTo(request)
        .filter(access -> access.equals(new AccessRules.Access.Only(Set.of(Role.OPERATOR))))
        .isEmpty();
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    boolean answered = false;
    try {
      chain.doFilter(request, response);
      answered = true;
    } finally {
      AUDIT.info(
          "{}: {} {} -> {}",
          who(),
          request.getMethod(),
          printable(request.getRequestURI()),
          answered ? response.getStatus() : "failed");
    }
  }

  private static String who() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof RequesterAuthentication known
        ? WireNames.of(known.requester().role()) + " " + known.requester().subject()
        : "nobody";
  }

  /** Ids come from outside; none shall look like the next line. */
  private static String printable(String path) {
    String printable = path.replaceAll("[^\\x21-\\x7e]", "?");
    return printable.length() <= MAX_PATH ? printable : printable.substring(0, MAX_PATH);
  }
}
