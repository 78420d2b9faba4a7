package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.described.OpenApi;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An HTTP answer, with the questions that tests ask of it. */
public record Answer(HttpResponse<byte[]> response) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Read when the first answer is held against it. */
  private static final class Described {
    static final OpenApi API = OpenApi.agreed();
  }

  public int status() {
    return response.statusCode();
  }

  public byte[] bytes() {
    return response.body();
  }

  public JsonNode json() {
    return JSON.readTree(new String(response.body(), StandardCharsets.UTF_8));
  }

  public String header(String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /** The value at a path such as {@code /history/0/status}. */
  public String text(String path) {
    return json().at(path).asString();
  }

  /** The values of a field of all entries of an array. */
  public List<String> texts(String array, String field) {
    return json().at(array).valueStream().map(node -> node.path(field).asString()).toList();
  }

  public Answer hasStatus(int expected) {
    assertThat(status())
        .as("%s -> %s", response.request(), new String(response.body(), StandardCharsets.UTF_8))
        .isEqualTo(expected);
    return this;
  }

  /** It is as {@code openapi.yaml} says; what is not says what, but shows nothing of the answer. */
  void isDescribed() {
    List<String> errors =
        Described.API.errors(
            response.request().method(),
            response.uri().getRawPath(),
            status(),
            header("Content-Type"),
            new String(response.body(), StandardCharsets.UTF_8));
    assertThat(errors).as("by contracts/openapi.yaml").isEmpty();
  }

  /** A problem as RFC 9457 has it, of a type that ends with the name. */
  public Answer isProblem(int expected, String type) {
    hasStatus(expected);
    assertThat(header("Content-Type")).startsWith("application/problem+json");
    assertThat(text("/type")).endsWith("/" + type);
    assertThat(json().at("/status").asInt()).isEqualTo(expected);
    assertThat(text("/title")).isNotBlank();
    return this;
  }
}
