package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import dev.comanda.contracts.consumer.Consumers;
import dev.comanda.contracts.consumer.Consumers.Rehearsal;
import dev.comanda.contracts.provider.Providers;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The kinds of change that break somebody, one of each, and the side that notices it. What it says
 * names the field; which pact and which consumer, the tests' names say.
 */
class BrokenChangesIT {

  private static final String ORDER = "payment-order";
  private static final String TO_BE_PAID = "an order has to be paid";

  @Test
  void a_renamed_field_is_noticed_by_the_provider() {
    assertProviderNotices(
        ORDER, TO_BE_PAID, "customerId", body -> Fields.renamed(body, "data.customerId"));
  }

  @Test
  void a_renamed_field_is_noticed_by_the_consumer() {
    assertConsumerNotices(
        ORDER, TO_BE_PAID, "customerId", body -> Fields.renamed(body, "data.customerId"));
  }

  @Test
  void a_number_for_a_text_is_noticed_by_the_provider() {
    assertProviderNotices(ORDER, TO_BE_PAID, "amount", BrokenChangesIT::amountAsNumber);
  }

  @Test
  void a_number_for_a_text_is_noticed_by_the_consumer() {
    assertConsumerNotices(ORDER, TO_BE_PAID, "amount", BrokenChangesIT::amountAsNumber);
  }

  @Test
  void a_removed_status_is_noticed_by_the_provider() {
    assertProviderNotices(
        "kiosk-gateway",
        "following an order",
        "status",
        body -> body.replace("\"status\":\"ready\"", "\"status\":\"inPreparation\""));
  }

  @Test
  void a_value_that_is_no_longer_taken_is_noticed_by_the_provider() {
    assertProviderRefuses(
        "kiosk-gateway",
        "signing a guest in",
        "grantType",
        body -> body.replace("\"guest\"", "\"visitor\""));
  }

  @Test
  void a_new_required_field_of_a_request_is_noticed_by_the_provider() {
    // For the provider it is the same whether it asks for one more or gets one less.
    assertProviderRefuses(
        "kiosk-gateway",
        "registering a customer",
        "email",
        body -> body.replaceFirst("\"email\":\"[^\"]*\",?", "").replace(",}", "}"));
  }

  @Test
  void a_new_required_field_of_a_message_is_noticed_by_the_consumer() {
    // For the consumer, likewise.
    assertConsumerNotices(
        "production-order",
        "an order may be prepared",
        "items",
        body -> body.replaceFirst("\"items\":\\[.*?],?", "").replace(",}", "}"));
  }

  private static String amountAsNumber(String body) {
    return body.replaceFirst("\"amount\":\\s*\"([0-9.]+)\"", "\"amount\":$1");
  }

  private static void assertProviderNotices(
      String name, String description, String field, UnaryOperator<String> change) {
    Pact pact = Exchange.committed(name);
    Interaction interaction = Exchange.interaction(pact, description);
    String actual = Exchange.actual(pact, interaction);
    assertThat(Exchange.mismatch(pact, interaction, actual)).isEmpty();
    assertThat(change.apply(actual)).as("it changes something").isNotEqualTo(actual);

    assertNamed(Exchange.mismatch(pact, interaction, change.apply(actual)), field);
  }

  private static void assertProviderRefuses(
      String name, String description, String field, UnaryOperator<String> change) {
    Pact pact = Exchange.committed(name);
    Interaction interaction = Exchange.interaction(pact, description);
    String before = Exchange.request(interaction);
    Exchange.changeRequest(interaction, change);
    assertThat(Exchange.request(interaction)).as("it changes something").isNotEqualTo(before);

    assertNamed(
        Exchange.mismatch(
            pact,
            interaction,
            Providers.named(pact.getProvider().getName())
                .answers(pact, (SynchronousHttp) interaction)),
        field);
  }

  private static void assertConsumerNotices(
      String name, String description, String field, UnaryOperator<String> change) {
    Rehearsal rehearsal =
        Consumers.rehearsals()
            .filter(it -> (it.consumer() + "-" + it.provider()).equals(name))
            .filter(
                it -> it.agreed().getInteractions().getFirst().getDescription().equals(description))
            .findFirst()
            .orElseThrow();
    assertThat(rehearsal.with(_ -> {})).isEmpty();
    String before = Exchange.answer(rehearsal.agreed().getInteractions().getFirst());
    assertThat(change.apply(before)).as("it changes something").isNotEqualTo(before);

    assertNamed(
        rehearsal.with(pact -> Exchange.changeAnswer(pact, 0, change)).map(Exchange::told), field);
  }

  private static void assertNamed(Optional<String> told, String field) {
    assertThat(told).as("somebody notices").isPresent();
    assertThat(told.orElseThrow()).contains(field);
  }
}
