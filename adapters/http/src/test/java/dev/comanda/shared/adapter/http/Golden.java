package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/**
 * What the API answers, as files: a change of them changes the API. They are the examples of its
 * OpenAPI document, too, which therefore are true.
 */
public final class Golden {

  private Golden() {}

  /** Whether an answer is the golden file's JSON, field by field and in the same order. */
  public static void assertMatches(String file, MvcTestResult answer) {
    String body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    assertThat(Json.mapper().readTree(body).toPrettyString())
        .isEqualTo(Json.mapper().readTree(text(file)).toPrettyString());
  }

  /** A file as it is, to be sent as a request. */
  public static String text(String file) {
    try (InputStream golden = Golden.class.getResourceAsStream("/openapi/" + file)) {
      return new String(
          Objects.requireNonNull(golden, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
