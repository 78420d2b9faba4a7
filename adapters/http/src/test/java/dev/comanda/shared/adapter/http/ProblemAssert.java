package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** What tests ask of problems. */
public final class ProblemAssert {

  private ProblemAssert() {}

  /** Whether an answer is a whole problem of a type, such as {@code order-not-found}. */
  public static void assertProblem(MvcTestResult answer, int status, String type) {
    assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
    JsonNode problem = json(answer);
    assertThat(problem.path("type").asString()).isEqualTo("https://comanda.dev/problems/" + type);
    assertThat(problem.path("status").asInt()).isEqualTo(status);
    assertThat(problem.path("title").asString()).isNotBlank();
    assertThat(problem.path("detail").asString()).isNotBlank();
  }

  /** The errors that a problem names, each as its field, a space, and the message. */
  public static List<String> errorsOf(MvcTestResult answer) {
    return json(answer)
        .path("errors")
        .valueStream()
        .map(error -> error.path("field").asString() + " " + error.path("message").asString())
        .toList();
  }

  private static JsonNode json(MvcTestResult answer) {
    return Json.mapper().readTree(answer.getResponse().getContentAsByteArray());
  }
}
