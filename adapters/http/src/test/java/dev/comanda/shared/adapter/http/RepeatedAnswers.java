package dev.comanda.shared.adapter.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.examples.Example;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same problems can come of nearly every operation. Each is told once, in {@code components},
 * and operations refer to it; a name says what is behind it, such as {@code ForbiddenProblem}.
 */
final class RepeatedAnswers {

  private static final String PROBLEM =
      org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private final Components components;

  private RepeatedAnswers(Components components) {
    this.components = components;
  }

  /** Moves them, and brings the answers of each operation into the order of their statuses. */
  static void moveToComponents(OpenAPI api) {
    RepeatedAnswers moved = new RepeatedAnswers(api.getComponents());
    api.getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(List::stream)
        .forEach(moved::moveFrom);
    moved.components.setExamples(sorted(moved.components.getExamples()));
    moved.components.setResponses(sorted(moved.components.getResponses()));
  }

  private void moveFrom(Operation operation) {
    ApiResponses answers = new ApiResponses();
    new TreeMap<>(operation.getResponses())
        .forEach((status, answer) -> answers.addApiResponse(status, moved(answer)));
    operation.setResponses(answers);
  }

  private ApiResponse moved(ApiResponse answer) {
    if (answer.getContent() == null || !answer.getContent().keySet().equals(Set.of(PROBLEM))) {
      return answer;
    }
    Map<String, Example> problems =
        Objects.requireNonNull(answer.getContent().get(PROBLEM)).getExamples();
    String name =
        problems.keySet().stream().map(RepeatedAnswers::camelCase).collect(Collectors.joining("Or"))
            + "Problem";
    problems.replaceAll(this::movedExample);
    components.addResponses(name, answer);
    return new ApiResponse().$ref("#/components/responses/" + name);
  }

  private Example movedExample(String name, Example problem) {
    if (problem.get$ref() != null) {
      return problem;
    }
    components.addExamples(name, problem);
    return new Example().$ref("#/components/examples/" + name);
  }

  private static String camelCase(String words) {
    return Arrays.stream(words.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static <V> Map<String, V> sorted(@Nullable Map<String, V> byName) {
    return byName == null ? Map.of() : new TreeMap<>(byName);
  }
}
