package dev.comanda.shared.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InsufficientAuthenticationException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Tells those who are not let in why. Nobody is let in where there is no rule, and for those paths
 * the truthful answer is that there is nothing.
 */
final class Denials implements AuthenticationEntryPoint, AccessDeniedHandler {

  private final AccessRules rules;
  private final ProblemWriter problems;

  Denials(AccessRules rules, ProblemWriter problems) {
    this.rules = rules;
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException denied)
      throws IOException {
    // A token that is not accepted is refused everywhere; a missing one only where it is needed.
    boolean tokenIsMissing = denied instanceof InsufficientAuthenticationException;
    problems.write(
        tokenIsMissing && rules.accessTo(request).isEmpty()
            ? nothingThere(request)
            : Problems.unauthenticated(),
        request,
        response);
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException {
    problems.write(
        rules.accessTo(request).isEmpty() ? nothingThere(request) : Problem.forbidden(),
        request,
        response);
  }

  private Problem nothingThere(HttpServletRequest request) {
    Set<String> methods = rules.methodsAt(request);
    return methods.isEmpty()
        ? Problems.noSuchRoute()
        : ProblemType.METHOD_NOT_ALLOWED
            .with("The header Allow names what works here.")
            .header(HttpHeaders.ALLOW, String.join(", ", methods));
  }
}
