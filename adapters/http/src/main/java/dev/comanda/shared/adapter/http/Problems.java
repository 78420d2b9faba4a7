package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** Turns whatever is thrown into a problem: the one place that decides which. */
@RestControllerAdvice
@Hidden // from OpenAPI, which takes its problems from the catalogue
final class Problems {

  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  private final ProblemWriter writer;

  Problems(ProblemWriter writer) {
    this.writer = writer;
  }

  @ExceptionHandler
  void answer(Exception thrown, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (response.isCommitted() || thrown instanceof AsyncRequestNotUsableException) {
      log.debug("nobody can be told about this any more", thrown);
      return;
    }
    writer.write(problemOf(thrown), request, response);
  }

  static Problem problemOf(Exception thrown) {
    return switch (thrown) {
      case ProblemException refused -> refused.problem();
      case HttpMessageNotReadableException e -> malformedBody(e);
      case HttpMediaTypeNotSupportedException e -> withHeaders(unsupportedMediaType(), e);
      case HttpMediaTypeNotAcceptableException _ ->
          ProblemType.NOT_ACCEPTABLE.with(
              "The header Accept excludes every media type that this route answers with.");
      case HttpRequestMethodNotSupportedException e ->
          withHeaders(
              ProblemType.METHOD_NOT_ALLOWED.with("The header Allow names what works here."), e);
      case NoResourceFoundException _, NoHandlerFoundException _ -> noSuchRoute();
      case DependencyUnavailableException e -> unavailable(e.dependency(), e.retryAfter(), e);
      case ConcurrentChangeException _ ->
          ProblemType.CONCURRENT_CHANGE.with("Nothing was stored; repeat the request.");
      // The keys that tokens are verified with are another service's: it may be down.
      case AuthenticationServiceException e ->
          unavailable("TokenVerification", Duration.ofSeconds(5), e);
      case AuthenticationException _ -> unauthenticated();
      case AccessDeniedException _ -> Problem.forbidden();
      // The firewall looks at headers and parameters only when somebody reads them.
      case RequestRejectedException _ -> refusedByFirewall();
      // Parameters are decoded late: with this, the query is what is broken.
      case InvalidParameterException _ -> badRequest();
      case ErrorResponse e when e.getStatusCode().is4xxClientError() -> badRequest();
      default -> unexpected(thrown);
    };
  }

  static Problem noSuchRoute() {
    return ProblemType.NO_SUCH_ROUTE.with("No route of this API has this path.");
  }

  static Problem unauthenticated() {
    return ProblemType.UNAUTHENTICATED
        .with("Send a valid token in the header Authorization: Bearer.")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
  }

  static Problem unsupportedMediaType() {
    return ProblemType.UNSUPPORTED_MEDIA_TYPE.with("The body has to be application/json.");
  }

  static Problem refusedByFirewall() {
    return ProblemType.BAD_REQUEST.with(
        "The path, a parameter, or a header has characters it may not have.");
  }

  private static Problem malformedBody(HttpMessageNotReadableException e) {
    String where = "";
    if (e.getCause() instanceof JacksonException broken && broken.getLocation() != null) {
      TokenStreamLocation at = broken.getLocation();
      where = " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    }
    return ProblemType.MALFORMED_BODY.with(
        "The body has to be one well-formed JSON object without repeated fields" + where + ".");
  }

  private static Problem unavailable(String dependency, Duration retryAfter, Exception e) {
    // When something is down every request says so: a line each, and where it was missed on demand.
    log.warn(
        "{} is not available: {}",
        dependency,
        NestedExceptionUtils.getMostSpecificCause(e).toString());
    log.debug("{} was missed here", dependency, e);
    return ProblemType.DEPENDENCY_UNAVAILABLE
        .with(dependency + " does not answer; nothing was stored by half.")
        .member("dependency", dependency)
        .header(
            HttpHeaders.RETRY_AFTER,
            Long.toString(Math.max(1, retryAfter.plusMillis(999).toSeconds())));
  }

  private static Problem badRequest() {
    return ProblemType.BAD_REQUEST.with("The request is not one that this API understands.");
  }

  private static Problem unexpected(Exception e) {
    String instance = "urn:uuid:" + UUID.randomUUID();
    log.error("unexpected problem {}", instance, e);
    return ProblemType.UNEXPECTED
        .with("The details are in the log under the id of this instance.")
        .member("instance", instance);
  }

  private static Problem withHeaders(Problem problem, ErrorResponse e) {
    e.getHeaders().forEach((name, values) -> values.forEach(v -> problem.header(name, v)));
    return problem;
  }
}
