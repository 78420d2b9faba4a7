package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import dev.comanda.contracts.consumer.Consumers;
import dev.comanda.contracts.consumer.Consumers.Rehearsal;
import dev.comanda.contracts.provider.Providers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Would the contracts notice if one JSON field got another name, on either side? Every field of
 * every message, request and answer is renamed, one at a time: in what the consumer's adapter gets
 * and sends, and in what the provider's adapter gets and sends. A pact must break wherever its
 * consumer reads the field, and what it says must name the field.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RenamedFieldsIT {

  private static final Score SCORE = new Score();

  @Test
  void no_consumer_overlooks_a_renamed_field_in_what_it_reads() {
    Consumers.rehearsals()
        .forEach(rehearsal -> {
          List<Interaction> interactions = rehearsal.agreed().getInteractions();
          for (int i = 0; i < interactions.size(); i++) {
            int index = i;
            for (String field : Fields.of(Exchange.answer(interactions.get(i)))) {
              judge(
                  rehearsal,
                  Score.Side.CONSUMER_READS,
                  interactions.get(i),
                  field,
                  rehearsal.with(pact ->
                      Exchange.changeAnswer(pact, index, body -> Fields.renamed(body, field))));
            }
          }
        });
    assertThat(SCORE.survivors(Score.Side.CONSUMER_READS)).isEmpty();
  }

  @Test
  void no_consumer_sends_a_renamed_field_unnoticed() {
    Consumers.rehearsals()
        .forEach(rehearsal -> {
          List<Interaction> interactions = rehearsal.agreed().getInteractions();
          for (int i = 0; i < interactions.size(); i++) {
            int index = i;
            for (String field : Fields.of(Exchange.request(interactions.get(i)))) {
              judge(
                  rehearsal,
                  Score.Side.CONSUMER_SENDS,
                  interactions.get(i),
                  field,
                  rehearsal.with(pact ->
                      Exchange.changeRequest(
                          pact.getInteractions().get(index), body -> Fields.renamed(body, field))));
            }
          }
        });
    assertThat(SCORE.survivors(Score.Side.CONSUMER_SENDS)).isEmpty();
  }

  @Test
  void no_provider_renames_what_a_consumer_reads_unnoticed() {
    for (Pact pact : Exchange.pacts(Path.of(""))) {
      for (Interaction interaction : pact.getInteractions()) {
        String actual = Exchange.actual(pact, interaction);
        Set<String> read = Fields.of(Exchange.answer(interaction));
        for (String field : Fields.of(actual)) {
          Optional<String> told =
              Exchange.mismatch(pact, interaction, Fields.renamed(actual, field));
          if (read.contains(field) || told.isPresent()) {
            judge(pact, Score.Side.PROVIDER_SENDS, interaction, field, told);
          } else {
            SCORE.nobodyReads(Exchange.name(pact), field);
          }
        }
      }
    }
    assertThat(SCORE.survivors(Score.Side.PROVIDER_SENDS)).isEmpty();
  }

  @Test
  void no_provider_overlooks_a_renamed_field_in_what_it_gets() {
    for (Pact pact : Exchange.pacts(Path.of(""))) {
      for (Interaction interaction : pact.getInteractions()) {
        for (String field : Fields.of(Exchange.request(interaction))) {
          Interaction changed =
              Exchange.interaction(
                  Exchange.committed(Exchange.name(pact)), interaction.getDescription());
          Exchange.changeRequest(changed, body -> Fields.renamed(body, field));
          judge(
              pact,
              Score.Side.PROVIDER_READS,
              interaction,
              field,
              Exchange.mismatch(
                  pact,
                  interaction,
                  Providers.named(pact.getProvider().getName())
                      .answers(pact, (SynchronousHttp) changed)));
        }
      }
    }
    assertThat(SCORE.survivors(Score.Side.PROVIDER_READS)).isEmpty();
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void the_score_is_published() throws IOException {
    System.out.println(SCORE.summary());
    Path page = Path.of("renamed-fields.md");
    if (Boolean.getBoolean("contracts.accept")) {
      Files.writeString(page, SCORE.page());
    }
    assertThat(Files.readString(page))
        .as("./mvnw -Pcontracts verify -Dcontracts.accept=true writes it")
        .isEqualTo(SCORE.page());
  }

  private static void judge(
      Rehearsal rehearsal,
      Score.Side side,
      Interaction interaction,
      String field,
      Optional<Throwable> failure) {
    SCORE.judge(
        rehearsal.consumer() + "-" + rehearsal.provider(),
        side,
        interaction.getDescription(),
        field,
        failure.map(Exchange::told));
  }

  private static void judge(
      Pact pact, Score.Side side, Interaction interaction, String field, Optional<String> told) {
    SCORE.judge(Exchange.name(pact), side, interaction.getDescription(), field, told);
  }
}
