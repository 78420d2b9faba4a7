package dev.comanda.gateway;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
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

  static ServerResponse unavailable(Service service) {
    return notAvailable(
        HttpStatus.SERVICE_UNAVAILABLE, "The " + service.id() + " service does not answer.");
  }

  static ServerResponse late(Service service) {
    return notAvailable(
        HttpStatus.GATEWAY_TIMEOUT, "The " + service.id() + " service has not answered in time.");
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
    // Constants only: nothing here could need escaping.
    return answer.body(
        """
        {"type":"https://comanda.dev/problems/%s","title":"%s","status":%d,"detail":"%s"}\
        """
            .formatted(type, title, status.value(), detail));
  }
}
