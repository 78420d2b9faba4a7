package dev.comanda.payment.adapter.mercadopago;

import static dev.comanda.payment.adapter.mercadopago.Signatures.hmac;
import static dev.comanda.payment.adapter.mercadopago.Signatures.sign;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {

  private static final String SECRET = "the-current-secret";
  private static final String PREVIOUS = "the-previous-secret";
  private static final String ID = "ORD01KAQ5T2M8V7R3WX9YZB4CDEFG";
  private static final String LOWER = ID.toLowerCase(Locale.ROOT);
  private static final String MILLIS = "1795435200123";
  private static final String SECONDS = "1795435200";
  private static final Instant SIGNED_AT = Instant.ofEpochSecond(1795435200);

  private final WebhookSignature signature = new WebhookSignature(List.of(SECRET, PREVIOUS));

  @Test
  void takes_what_the_documentation_describes() {
    assertThat(verify(sign(SECRET, manifest(LOWER, MILLIS), MILLIS)))
        .contains(SIGNED_AT.plusMillis(123));
  }

  @Test
  void takes_what_the_recent_sdks_describe() {
    assertThat(verify(sign(SECRET, manifest(ID, SECONDS), SECONDS))).contains(SIGNED_AT);
  }

  @Test
  void takes_the_previous_secret_while_it_is_being_replaced() {
    assertThat(verify(sign(PREVIOUS, manifest(LOWER, MILLIS), MILLIS))).isPresent();
  }

  @Test
  void leaves_missing_parts_out_of_what_was_signed() {
    assertThat(
            signature.verify(sign(SECRET, "id:" + LOWER + ";ts:" + MILLIS + ";", MILLIS), ID, null))
        .isPresent();
    assertThat(signature.verify(sign(SECRET, "ts:" + MILLIS + ";", MILLIS), null, null))
        .isPresent();
  }

  @Test
  void takes_nothing_that_another_secret_signed() {
    assertThat(verify(sign("a-guess", manifest(LOWER, MILLIS), MILLIS))).isEmpty();
  }

  @Test
  void takes_nothing_that_was_signed_for_another_order_request_or_time() {
    String genuine = sign(SECRET, manifest(LOWER, MILLIS), MILLIS);

    assertThat(signature.verify(genuine, "ORD2", "request")).isEmpty();
    assertThat(signature.verify(genuine, null, "request")).isEmpty();
    assertThat(signature.verify(genuine, ID, "another")).isEmpty();
    assertThat(signature.verify(genuine, ID, null)).isEmpty();
    assertThat(verify(genuine.replace(MILLIS, "1795435200124"))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "ts=1",
        "v1=00",
        "ts=,v1=",
        "ts=1,v1=zz",
        "ts=99999999999999999999999,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "ts=-1,v1=0000000000000000000000000000000000000000000000000000000000000000",
        "ts=1,v1=0000000000000000000000000000000000000000000000000000000000000000,v2=1"
      })
  void takes_nothing_that_is_no_signature(String header) {
    assertThat(verify(header)).isEmpty();
  }

  @Test
  void takes_nothing_when_no_secret_is_known() {
    WebhookSignature without = new WebhookSignature(List.of("", " "));

    assertThat(without.verify(sign(" ", manifest(LOWER, MILLIS), MILLIS), ID, "request")).isEmpty();
  }

  @Property
  void never_fails_and_never_takes_what_it_cannot_know(
      @ForAll String header, @ForAll String id, @ForAll String requestId) {
    assertThat(signature.verify(header, id, requestId)).isEmpty();
    assertThat(
            signature.verify("ts=1,v1=" + hmac("guess" + header, manifest(id, "1")), id, requestId))
        .isEmpty();
  }

  private Optional<Instant> verify(String header) {
    return signature.verify(header, ID, "request");
  }

  private static String manifest(String id, String ts) {
    return "id:" + id + ";request-id:request;ts:" + ts + ";";
  }
}
