package dev.comanda.described;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** {@code openapi.yaml}: which operation a request is for, and what it may be answered. */
public final class OpenApi {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String PROBLEM_SCHEMA = "/components/schemas/Problem";

  /** What is left out of it: what the infrastructure asks, and it itself. */
  private static final Pattern LEFT_OUT = Pattern.compile("/(actuator|v3|swagger-ui)(/.*)?");

  private final Description description;
  private final List<Operation> operations = new ArrayList<>();

  private OpenApi(Description description) {
    this.description = description;
    description
        .at("/paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .propertyNames()
                .forEach(method -> operations.add(new Operation(method, path.getKey()))));
    // The literal one first, where a variable would do as well.
    operations.sort(Comparator.comparing(operation -> operation.path.contains("{")));
  }

  /** The one that was agreed. */
  public static OpenApi agreed() {
    return of(
        Description.read(Path.of(System.getProperty("comanda.root"), "contracts", "openapi.yaml")));
  }

  /** A description that somebody else has read. */
  public static OpenApi of(Description description) {
    return new OpenApi(description);
  }

  /** The operation that a request is for, if it is for any. */
  public Optional<Operation> operation(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.takes(method.toLowerCase(Locale.ROOT), path))
        .findFirst();
  }

  /**
   * What is wrong with an answer; never a value of it, because there are tokens among them. What is
   * not described has to be refused, with a problem.
   *
   * @param path as it was sent, without its query
   * @param contentType the header, empty if there was none
   */
  public List<String> errors(
      String method, String path, int status, String contentType, String body) {
    Optional<Operation> operation = operation(method, path);
    if (operation.isPresent()) {
      return operation.get().errors(status, contentType, body);
    }
    if (LEFT_OUT.matcher(path).matches()) {
      return List.of();
    }
    String what = "%s of what is not described -> %d".formatted(method, status);
    if (status < 400 || status > 499) {
      return List.of(what + ": it is not refused");
    }
    if (!PROBLEM.equals(mediaType(contentType))) {
      return List.of("%s: it is no problem but '%s'".formatted(what, contentType));
    }
    return wrong(what, PROBLEM_SCHEMA, body);
  }

  private List<String> wrong(String what, String schema, String body) {
    try {
      return description.errors(schema, body).stream().map(error -> what + ": " + error).toList();
    } catch (RuntimeException noJson) {
      // Its message may show the text.
      return List.of(what + ": it is no JSON");
    }
  }

  private static String mediaType(String contentType) {
    return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** A method of a path. */
  public final class Operation {

    private final String method;
    private final String path;
    private final Pattern pattern;
    private final String pointer;

    private Operation(String method, String path) {
      this.method = method;
      this.path = path;
      this.pattern =
          Pattern.compile("\\Q" + path.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E");
      this.pointer = "/paths/" + path.replace("/", "~1") + "/" + method;
    }

    private boolean takes(String method, String path) {
      return this.method.equals(method) && pattern.matcher(path).matches();
    }

    /** Whether it may be answered so. */
    public boolean answers(int status) {
      return !answer(status).isMissingNode();
    }

    /** What is wrong with the body of a request. */
    public List<String> errors(String request) {
      return wrong(
          toString(),
          pointer + "/requestBody/content/" + JSON.replace("/", "~1") + "/schema",
          request);
    }

    /** What is wrong with an answer. */
    public List<String> errors(int status, String contentType, String body) {
      String what = "%s -> %d".formatted(this, status);
      if (!answers(status)) {
        return List.of(what + ": the status is not described");
      }
      Set<String> described = Set.copyOf(answer(status).path("content").propertyNames());
      String type = mediaType(contentType);
      if (described.isEmpty()) {
        return body.isEmpty() ? List.of() : List.of(what + ": a body is not described");
      }
      if (!described.contains(type)) {
        return List.of("%s: '%s' is not described".formatted(what, contentType));
      }
      return type.endsWith("json")
          ? wrong(
              what,
              "%s/responses/%d/content/%s/schema"
                  .formatted(pointer, status, type.replace("/", "~1")),
              body)
          : List.of();
    }

    private JsonNode answer(int status) {
      return description.at(pointer + "/responses/" + status);
    }

    @Override
    public String toString() {
      return method.toUpperCase(Locale.ROOT) + " " + path;
    }
  }
}
