package dev.comanda.gateway;

import jakarta.servlet.RequestDispatcher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** What the gateway has to say itself: problems of the same types as the services' own. */
final class Answers {

  private Answers() {}

  static ServerResponse noSuchRoute() {
    return problem(
        HttpStatus.NOT_FOUND,
        "no-such-route",
        "There is nothing at this path",
        "No service has this path.");
  }

  /** What never came to a route, such as a query that is none. */
  static ServerResponse refused(ServerRequest request) {
    int status =
        request.attribute(RequestDispatcher.ERROR_STATUS_CODE).map(Integer.class::cast).orElse(500);
    return ServerResponse.status(status)
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(refusedByServer(status));
  }

  static ServerResponse unavailable(Service service) {
    return notAvailable(
        HttpStatus.SERVICE_UNAVAILABLE, "The " + service.id() + " service does not answer.");
  }

  static ServerResponse late(Service service) {
    return notAvailable(
        HttpStatus.GATEWAY_TIMEOUT, "The " + service.id() + " service has not answered in time.");
  }

  /** In place of a page of Tomcat's. */
  static String refusedByServer(int status) {
    HttpStatus known = HttpStatus.resolve(status);
    return status == HttpStatus.BAD_REQUEST.value()
        ? json(
            "https://comanda.dev/problems/bad-request",
            "The request is not understood",
            status,
            "The request breaks the rules of HTTP.")
        : json(
            "about:blank",
            known == null ? "Error" : known.getReasonPhrase(),
            status,
            "The gateway has not passed the request on.");
  }

  static String unsupportedMediaType() {
    return json(
        "https://comanda.dev/problems/unsupported-media-type",
        "This media type is not read here",
        HttpStatus.UNSUPPORTED_MEDIA_TYPE.value(),
        "The body has to be application/json.");
  }

  private static ServerResponse notAvailable(HttpStatus status, String detail) {
    return problem(
        status, "dependency-unavailable", "Something this needs is not available", detail);
  }

  private static ServerResponse problem(
      HttpStatus status, String type, String title, String detail) {
    ServerResponse.BodyBuilder answer =
        ServerResponse.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status.is5xxServerError()) {
      answer.header(HttpHeaders.RETRY_AFTER, "1");
    }
    return answer.body(json("https://comanda.dev/problems/" + type, title, status.value(), detail));
  }

  /** Of constants only: nothing here could need escaping. */
  private static String json(String type, String title, int status, String detail) {
    return """
    {"type":"%s","title":"%s","status":%d,"detail":"%s"}\
    """
        .formatted(type, title, status, detail);
  }
}
