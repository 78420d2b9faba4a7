package dev.comanda.shared.adapter.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.comanda.shared.application.messaging.OutgoingMessage;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudEventsJsonTest {

  private static final String TYPE = "comanda.test.happened.v1";
  private static final UUID ID = new UUID(1, 2);
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final String TRACEPARENT =
      "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  record Happened(UUID id, String text, int number, Instant at, List<Part> parts) {
    record Part(String name, BigInteger size) {}
  }

  @Property(tries = 200)
  void reads_what_it_writes(
      @ForAll String text, @ForAll int number, @ForAll long second, @ForAll BigInteger size) {
    Instant at = Instant.ofEpochMilli(second % 253_402_300_000_000L);
    Happened data = new Happened(ID, text, number, at, List.of(new Happened.Part(text, size)));

    IncomingMessage message = CloudEventsJson.read(write(data).body());

    assertThat(message.type()).isEqualTo(TYPE);
    assertThat(data(message)).isEqualTo(data);
  }

  @Test
  void carries_the_trace_in_which_it_was_written() {
    OutgoingMessage message;
    try (Scope _ = Golden.trace().makeCurrent()) {
      message = write(sample());
    }

    assertThat(CloudEventsJson.traceparent(message.body())).contains(TRACEPARENT);
    assertThat(
            Span.fromContext(CloudEventsJson.read(message.body()).trace())
                .getSpanContext()
                .getTraceId())
        .isEqualTo(Golden.TRACE_ID);
  }

  @Test
  void finds_the_trace_of_what_is_hardly_a_message() {
    assertThat(CloudEventsJson.traceparent("{\"traceparent\":\"" + TRACEPARENT + "\"}"))
        .contains(TRACEPARENT);
    assertThat(CloudEventsJson.traceparent("{\"traceparent\":7}")).isEmpty();
    assertThat(CloudEventsJson.traceparent("{\"traceparent\":\"a\\nb\"}")).isEmpty();
    assertThat(CloudEventsJson.traceparent("[]")).isEmpty();
    assertThat(CloudEventsJson.traceparent("")).isEmpty();
    assertThat(CloudEventsJson.traceparent("{")).isEmpty();
  }

  @Test
  void takes_extensions_and_further_fields() {
    String richer =
        write(sample())
            .body()
            .replace("\"data\":{", "\"partitionkey\":\"p\",\"data\":{\"more\":{\"deep\":[1]},");

    assertThat(data(CloudEventsJson.read(richer))).isEqualTo(sample());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"specversion\":\"1.0\"|\"specversion\":\"0.3\"|the message is not a CloudEvent 1.0",
        "\"specversion\":\"1.0\"|\"specversion\":\"7\"|the message is not a CloudEvent",
        "\"specversion\":\"1.0\",||the message is not a CloudEvent, it has no specversion",
        "\"type\":\"comanda.test.happened.v1\",||the message is not a CloudEvent, it has no type",
        "\"source\":\"/comanda/test\",||the message is not a CloudEvent, it has no source",
        "\"time\":\"2026|\"time\":\"yesterday|the message is not a CloudEvent",
        "\"type\":\"comanda.test|\"type\":\"a\\nb|id and type must have 1 to 255 visible characters",
        "\"data\":{|\"data\":[],\"other\":{|comanda.test.happened.v1: data is not a JSON object",
        "\"data\":{|\"data_base64\":\"e30=\",\"other\":{"
            + "|comanda.test.happened.v1: data is not a JSON object",
        "application/json|text/plain|the message is not a CloudEvent",
        "}}|}}}|the message is not JSON, at line 1, column 385",
        "}}|}|the message is not JSON, at line 1, column 384",
        "\"data\":{|\"type\":\"twice\",\"data\":{|the message is not JSON, at line 1, column 247"
      })
  void refuses_what_is_no_such_message(String piece, String other, String reason) {
    String body = write(sample()).body();
    assertThat(body).contains(piece);

    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> CloudEventsJson.read(body.replace(piece, other == null ? "" : other)))
        .withMessage(reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"text\":\"secret\"|\"text\":5|text",
        "\"text\":\"secret\"|\"text\":null|text",
        "\"text\":\"secret\"|\"texts\":\"secret\"|text",
        "\"number\":3|\"number\":\"3\"|number",
        "\"number\":3|\"number\":3.5|number",
        "\"number\":3|\"number\":99999999999|number",
        "\"number\":3|\"number\":null|number",
        "\"at\":\"2026-11-23T12:00:00Z\"|\"at\":1795435200|at",
        "\"at\":\"2026-11-23T12:00:00Z\"|\"at\":\"2026-11-23T12:00:00\"|at",
        "\"id\":\"00000000|\"id\":\"secret-0|id",
        "\"name\":\"part\"|\"name\":true|parts.[].name",
        "\"parts\":[{|\"parts\":[null,{|parts.[]"
      })
  void names_the_field_that_is_wrong_and_repeats_nothing_of_it(
      String piece, String other, String field) {
    String body = write(sample()).body();
    // The envelope has an id, too.
    int data = body.indexOf("\"data\":");
    assertThat(body.substring(data)).contains(piece);
    String wrong = body.substring(0, data) + body.substring(data).replace(piece, other);

    IncomingMessage message = CloudEventsJson.read(wrong);

    assertThatExceptionOfType(MalformedMessageException.class)
        .isThrownBy(() -> data(message))
        .withMessage(TYPE + ": " + field);
  }

  private static Happened data(IncomingMessage message) {
    return message.translate(Happened.class, it -> it);
  }

  private static Happened sample() {
    return new Happened(ID, "secret", 3, NOON, List.of(new Happened.Part("part", BigInteger.TEN)));
  }

  private static OutgoingMessage write(Happened data) {
    return CloudEventsJson.message("test", ID, TYPE, "test-queue", NOON, data);
  }
}
