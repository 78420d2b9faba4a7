package dev.comanda.payment.adapter.mercadopago;

import static dev.comanda.payment.adapter.mercadopago.Signatures.sign;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import dev.comanda.payment.application.RecordProviderNotification.Command;
import dev.comanda.payment.application.RecordProviderNotification.Outcome;
import dev.comanda.payment.domain.APayment;
import dev.comanda.payment.domain.PaymentSnapshot;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.payment.domain.Quarantine.Mismatch;
import dev.comanda.shared.application.ConcurrentChangeException;
import dev.comanda.shared.application.DependencyUnavailableException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class MercadoPagoWebhookTest {

  private static final String SECRET = "the-secret";
  private static final String ID = "ORD01KAQ5T2M8V7R3WX9YZB4CDEFG";
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final PaymentSnapshot PAYMENT = APayment.aPayment().approved().snapshot();

  private final List<ProviderOrderId> hints = new ArrayList<>();
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Supplier<Outcome> outcome = () -> new Outcome.Recorded(PAYMENT);
  private Optional<Duration> tolerance = Optional.empty();

  @Test
  void passes_a_signed_hint_on() throws Exception {
    assertThat(send(signed(ID)).getStatus()).isEqualTo(200);

    assertThat(hints).containsExactly(new ProviderOrderId(ID));
  }

  @Test
  void rejects_a_forged_signature() throws Exception {
    MockHttpServletResponse response =
        send(request(ID).header("x-signature", sign("a-guess", manifest(ID), ts())));

    assertThat(response.getStatus()).isEqualTo(401);
    assertThat(response.getContentAsString()).as("no reason is given").isEmpty();
    assertThat(hints).isEmpty();
  }

  @Test
  void rejects_an_unsigned_notification() throws Exception {
    assertThat(send(request(ID)).getStatus()).isEqualTo(401);
    assertThat(hints).isEmpty();
  }

  @Test
  void rejects_a_signature_that_was_made_for_another_order() throws Exception {
    assertThat(
            send(request("ORD2").header("x-signature", sign(SECRET, manifest(ID), ts())))
                .getStatus())
        .isEqualTo(401);
    assertThat(hints).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../users/me", "ORD1/refund", "ORD1?a=b", "ORD1%2e%2e", "ORD1#", "ORD 1", " "})
  void rejects_path_tricks(String id) throws Exception {
    assertThat(send(signed(id)).getStatus()).isEqualTo(400);
    assertThat(hints).isEmpty();
  }

  @Test
  void passes_a_repeated_hint_on_because_it_may_tell_of_something_new() throws Exception {
    send(signed(ID));

    assertThat(send(signed(ID)).getStatus()).isEqualTo(200);
    assertThat(hints).hasSize(2);
  }

  @Test
  void understands_an_id_in_lower_case() throws Exception {
    String lower = ID.toLowerCase(Locale.ROOT);

    assertThat(send(signed(lower)).getStatus()).isEqualTo(200);

    assertThat(hints).containsExactly(new ProviderOrderId(ID));
  }

  @Test
  void is_content_with_a_body_of_any_kind() throws Exception {
    for (String body : List.of("", "{}", "{\"data\":{\"id\":\"" + ID + "\"}}", "no JSON")) {
      assertThat(send(signed(ID).content(body)).getStatus()).isEqualTo(200);
      assertThat(send(signed(ID).content(body).contentType(MediaType.APPLICATION_JSON)).getStatus())
          .isEqualTo(200);
    }
  }

  @Test
  void ignores_other_topics() throws Exception {
    assertThat(
            send(post("/payment/webhook")
                    .queryParam("data.id", ID)
                    .queryParam("type", "topic_merchant_order_wh")
                    .header("x-request-id", "request")
                    .header("x-signature", sign(SECRET, manifest(ID), ts())))
                .getStatus())
        .isEqualTo(200);
    assertThat(hints).isEmpty();
  }

  @Test
  void has_nothing_to_say_about_unknown_orders() throws Exception {
    outcome = Outcome.UnknownOrder::new;

    assertThat(send(signed(ID)).getStatus()).isEqualTo(200);
    assertThat(count("unknown")).isEqualTo(1);
  }

  @Test
  void counts_what_is_quarantined() throws Exception {
    outcome = () -> new Outcome.Quarantined(PAYMENT, Mismatch.AMOUNT);

    assertThat(send(signed(ID)).getStatus()).isEqualTo(200);
    assertThat(count("quarantined")).isEqualTo(1);
  }

  @Test
  void wants_to_hear_it_again_when_a_dependency_is_down() throws Exception {
    outcome =
        () -> {
          throw new DependencyUnavailableException("Payments", Duration.ofSeconds(7), null);
        };

    MockHttpServletResponse response = send(signed(ID));

    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getHeader("Retry-After")).isEqualTo("7");
  }

  @Test
  void wants_to_hear_it_again_when_others_were_faster_too_often() throws Exception {
    outcome =
        () -> {
          throw new ConcurrentChangeException("payment");
        };

    assertThat(send(signed(ID)).getStatus()).isEqualTo(503);
  }

  @Test
  void takes_old_hints_unless_it_is_told_not_to() throws Exception {
    String old = Long.toString(NOW.minus(Duration.ofDays(1)).toEpochMilli());
    String manifest = "id:" + ID.toLowerCase(Locale.ROOT) + ";request-id:request;ts:" + old + ";";

    assertThat(send(request(ID).header("x-signature", sign(SECRET, manifest, old))).getStatus())
        .isEqualTo(200);
    tolerance = Optional.of(Duration.ofHours(1));
    assertThat(send(request(ID).header("x-signature", sign(SECRET, manifest, old))).getStatus())
        .isEqualTo(401);
    assertThat(meters.timer("comanda.payment.webhook.age").max(TimeUnit.HOURS)).isEqualTo(24);
  }

  @Property(tries = 200)
  void whatever_is_signed_gets_an_answer_and_is_followed_only_if_it_names_an_order(
      @ForAll String id, @ForAll @Chars({'0', '1', '9'}) @StringLength(min = 1, max = 18) String ts)
      throws Exception {
    hints.clear();
    String manifest = "id:" + id.toLowerCase(Locale.ROOT) + ";request-id:request;ts:" + ts + ";";

    int status = send(request(id).header("x-signature", sign(SECRET, manifest, ts))).getStatus();

    assertThat(status).isIn(200, 400);
    assertThat(hints).hasSize(status == 200 ? 1 : 0);
  }

  private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
    MockMvc mvc =
        MockMvcBuilders.standaloneSetup(
                new MercadoPagoWebhook(
                    new WebhookSignature(List.of(SECRET)),
                    tolerance,
                    this::record,
                    () -> NOW,
                    meters))
            .build();
    return mvc.perform(request).andReturn().getResponse();
  }

  private Outcome record(Command command) {
    hints.add(command.providerOrder());
    return outcome.get();
  }

  private double count(String outcome) {
    return meters.counter("comanda.payment.webhook", "outcome", outcome).count();
  }

  private static MockHttpServletRequestBuilder signed(String id) {
    return request(id).header("x-signature", sign(SECRET, manifest(id), ts()));
  }

  private static MockHttpServletRequestBuilder request(String id) {
    return post("/payment/webhook")
        .queryParam("data.id", id)
        .queryParam("type", "order")
        .header("x-request-id", "request");
  }

  private static String manifest(String id) {
    return "id:" + id.toLowerCase(Locale.ROOT) + ";request-id:request;ts:" + ts() + ";";
  }

  private static String ts() {
    return Long.toString(NOW.toEpochMilli());
  }
}
