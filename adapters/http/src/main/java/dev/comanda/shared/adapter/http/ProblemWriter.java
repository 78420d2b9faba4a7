package dev.comanda.shared.adapter.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes problems straight to the response, so that filters and controllers refuse alike, and
 * whatever media type the caller accepts.
 */
final class ProblemWriter {

  private final JsonMapper json;

  ProblemWriter(JsonMapper json) {
    this.json = json;
  }

  void write(Problem problem, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    byte[] body = json.writeValueAsBytes(problem.json());
    response.resetBuffer();
    response.setStatus(problem.type().status().value());
    problem.headers().forEach((name, values) -> values.forEach(v -> response.setHeader(name, v)));
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setContentLength(body.length);
    if (!HttpMethod.HEAD.matches(request.getMethod())) {
      response.getOutputStream().write(body);
    }
    response.flushBuffer();
  }
}
