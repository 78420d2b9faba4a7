package dev.comanda.payment.adapter.mercadopago;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.payment.domain.ProviderOrder;
import dev.comanda.payment.domain.ProviderOrderId;
import dev.comanda.shared.application.OddJson;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.web.client.RestClientException;
import tools.jackson.core.JacksonException;

/** Whatever the provider answers is an order, or no answer; what follows is in the gateway. */
final class OddAnswersTest {

  private static final List<String> ANSWERS =
      List.of(
          """
          {"id":"ORD1","external_reference":"r","total_amount":"55.3","currency":"BRL",
           "status":"processed","created_date":"2026-11-23T12:00:00.123456789Z",
           "expiration_time":"PT15M","type_response":{"qr_data":"0002"},
           "transactions":{"refunds":[{"amount":"55.30","status":"processed"}]}}\
          """,
          "{\"id\":\"ORD1\",\"status\":\"created\"}");

  @Property
  void an_answer_is_the_order_that_was_asked_for_or_none_at_all(@ForAll("answers") String answer) {
    ProviderOrder order;
    try {
      order =
          MercadoPagoGateway.translated(
              MercadoPagoGateway.JSON.readValue(answer, OrderResource.class),
              new ProviderOrderId("ORD1"));
    } catch (JacksonException | RestClientException noAnswer) {
      return;
    }
    assertThat(order.id()).isEqualTo(new ProviderOrderId("ORD1"));
  }

  @Property
  void an_error_that_is_none_has_a_name_all_the_same(@ForAll("errors") String answer) {
    ErrorResource error;
    try {
      error = MercadoPagoGateway.JSON.readValue(answer, ErrorResource.class);
    } catch (JacksonException noAnswer) {
      return;
    }
    assertThat(error == null ? "unknown" : error.code()).isNotNull();
  }

  @Provide
  Arbitrary<String> answers() {
    return OddJson.like(ANSWERS);
  }

  @Provide
  Arbitrary<String> errors() {
    return OddJson.like(List.of("{\"errors\":[{\"code\":\"x\",\"message\":\"y\"}]}"));
  }
}
