package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.comanda.shared.application.messaging.OutgoingMessage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The golden messages: one file per type, as it goes over the wire. Producers have to write them
 * and consumers have to take them, so an example that nobody could send or read turns the build
 * red.
 */
public final class Golden {

  /** The trace in which golden messages were raised. */
  public static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private static final JsonMapper MAPPER = new JsonMapper();

  private Golden() {}

  /** The message of a type. */
  public static String message(String type) {
    try (InputStream file =
        Objects.requireNonNull(Golden.class.getResourceAsStream(path(type)), path(type))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message of a type, with a piece of it replaced. */
  public static String message(String type, String piece, String replacement) {
    String message = message(type);
    assertThat(message).contains(piece);
    return message.replace(piece, replacement);
  }

  /** Fails unless a message says what its file says; what it says is left in {@code target}. */
  public static void assertGolden(OutgoingMessage message) {
    try {
      JsonNode actual = MAPPER.readTree(message.body());
      Path written = Path.of("target" + path(message.type()));
      Files.createDirectories(Objects.requireNonNull(written.getParent()));
      Files.writeString(
          written, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");
      assertThat(differences(MAPPER.readTree(message(message.type())), actual))
          .as("%s (-) and what is said (+)", path(message.type()))
          .isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The trace in which golden messages were raised. */
  public static Context trace() {
    return Context.root()
        .with(
            Span.wrap(
                SpanContext.create(
                    TRACE_ID,
                    "00f067aa0ba902b7",
                    TraceFlags.getSampled(),
                    TraceState.getDefault())));
  }

  /** Field by field, so that a failure names the field instead of showing two long texts. */
  private static List<String> differences(JsonNode expected, JsonNode actual) {
    List<String> before = fields("", expected).toList();
    List<String> after = fields("", actual).toList();
    return Stream.concat(
            before.stream().filter(field -> !after.contains(field)).map(field -> "- " + field),
            after.stream().filter(field -> !before.contains(field)).map(field -> "+ " + field))
        .toList();
  }

  private static Stream<String> fields(String pointer, JsonNode node) {
    if (node.isValueNode() || node.isEmpty()) {
      return Stream.of(pointer + " " + node);
    }
    return node.isObject()
        ? node.properties().stream()
            .flatMap(field -> fields(pointer + "/" + field.getKey(), field.getValue()))
        : IntStream.range(0, node.size())
            .boxed()
            .flatMap(index -> fields(pointer + "/" + index, node.get(index)));
  }

  private static String path(String type) {
    return "/golden/" + type + ".json";
  }
}
