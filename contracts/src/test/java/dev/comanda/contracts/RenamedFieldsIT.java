package dev.comanda.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.DefaultPactReader;
import au.com.dius.pact.core.model.HttpResponse;
import au.com.dius.pact.core.model.Interaction;
import au.com.dius.pact.core.model.OptionalBody;
import au.com.dius.pact.core.model.Pact;
import au.com.dius.pact.core.model.V4Interaction.AsynchronousMessage;
import au.com.dius.pact.core.model.V4Interaction.SynchronousHttp;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.provider.ProviderResponse;
import au.com.dius.pact.provider.ResponseComparison;
import dev.comanda.contracts.consumer.Consumers;
import dev.comanda.contracts.consumer.Consumers.Rehearsal;
import dev.comanda.contracts.provider.Providers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            for (String field : Fields.of(answer(interactions.get(i)))) {
              judge(
                  rehearsal,
                  Score.Side.CONSUMER_READS,
                  interactions.get(i),
                  field,
                  rehearsal.with(pact -> renameAnswer(pact, index, field)));
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
            for (String field : Fields.of(request(interactions.get(i)))) {
              judge(
                  rehearsal,
                  Score.Side.CONSUMER_SENDS,
                  interactions.get(i),
                  field,
                  rehearsal.with(pact -> renameRequest(pact, index, field)));
            }
          }
        });
    assertThat(SCORE.survivors(Score.Side.CONSUMER_SENDS)).isEmpty();
  }

  @Test
  void no_provider_renames_what_a_consumer_reads_unnoticed() {
    for (Pact pact : committed()) {
      for (Interaction interaction : pact.getInteractions()) {
        String actual = actual(pact, interaction);
        TreeSet<String> read = new TreeSet<>(Fields.of(answer(interaction)));
        for (String field : Fields.of(actual)) {
          List<Mismatch> mismatches = mismatches(pact, interaction, Fields.renamed(actual, field));
          if (read.contains(field) || !mismatches.isEmpty()) {
            SCORE.judge(
                name(pact), Score.Side.PROVIDER_SENDS, title(interaction), field, told(mismatches));
          } else {
            SCORE.nobodyReads(name(pact), field);
          }
        }
      }
    }
    assertThat(SCORE.survivors(Score.Side.PROVIDER_SENDS)).isEmpty();
  }

  @Test
  void no_provider_overlooks_a_renamed_field_in_what_it_gets() {
    for (Pact pact : committed()) {
      for (Interaction interaction : pact.getInteractions()) {
        for (String field : Fields.of(request(interaction))) {
          SynchronousHttp changed = (SynchronousHttp) fresh(pact, interaction);
          changed.getRequest().setBody(json(Fields.renamed(request(interaction), field)));
          ProviderResponse answer =
              Providers.named(pact.getProvider().getName()).answers(pact, changed);
          SCORE.judge(
              name(pact),
              Score.Side.PROVIDER_READS,
              title(interaction),
              field,
              told(mismatches(pact, (SynchronousHttp) interaction, answer))
                  .map(told -> told + " " + answer.getBody().valueAsString()));
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
        title(interaction),
        field,
        failure.map(RenamedFieldsIT::told));
  }

  private static String told(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("\n"));
  }

  private static Optional<String> told(List<Mismatch> mismatches) {
    return mismatches.isEmpty()
        ? Optional.empty()
        : Optional.of(
            mismatches.stream().map(Mismatch::description).collect(Collectors.joining("\n")));
  }

  private static void renameAnswer(V4Pact pact, int index, String field) {
    switch (pact.getInteractions().get(index)) {
      case AsynchronousMessage message ->
          message
              .getContents()
              .setContents(json(Fields.renamed(message.contentsAsString(), field)));
      case SynchronousHttp http ->
          http.getResponse().setBody(json(Fields.renamed(answer(http), field)));
      default -> throw new IllegalStateException(pact.toString());
    }
  }

  private static void renameRequest(V4Pact pact, int index, String field) {
    SynchronousHttp http = (SynchronousHttp) pact.getInteractions().get(index);
    http.getRequest().setBody(json(Fields.renamed(request(http), field)));
  }

  private static String actual(Pact pact, Interaction interaction) {
    Providers provider = Providers.named(pact.getProvider().getName());
    return switch (interaction) {
      case AsynchronousMessage message -> provider.says(message);
      case SynchronousHttp http -> {
        String body = provider.answers(pact, http).getBody().valueAsString();
        yield body.isEmpty() ? "{}" : body;
      }
      default -> throw new IllegalStateException(interaction.toString());
    };
  }

  private static List<Mismatch> mismatches(Pact pact, Interaction interaction, String actual) {
    return switch (interaction) {
      case AsynchronousMessage message ->
          List.copyOf(
              ResponseComparison.compareMessageBody(
                  message,
                  json(actual),
                  new MatchingContext(message.getMatchingRules().rulesForCategory("body"), true)));
      case SynchronousHttp http ->
          ResponseMatching.responseMismatches(
              pact,
              http,
              new HttpResponse(
                  http.getResponse().getStatus(), http.getResponse().getHeaders(), json(actual)));
      default -> throw new IllegalStateException(interaction.toString());
    };
  }

  private static List<Mismatch> mismatches(
      Pact pact, SynchronousHttp interaction, ProviderResponse answer) {
    return ResponseMatching.responseMismatches(
        pact,
        interaction,
        new HttpResponse(
            Objects.requireNonNull(answer.getStatusCode()),
            Objects.requireNonNull(answer.getHeaders()),
            Objects.requireNonNull(answer.getBody())));
  }

  /** What the provider says, as JSON; an object without fields if it says nothing. */
  private static String answer(Interaction interaction) {
    return switch (interaction) {
      case AsynchronousMessage message -> message.contentsAsString();
      case SynchronousHttp http -> text(http.getResponse().getBody());
      default -> throw new IllegalStateException(interaction.toString());
    };
  }

  private static String request(Interaction interaction) {
    return interaction instanceof SynchronousHttp http ? text(http.getRequest().getBody()) : "{}";
  }

  private static String text(OptionalBody body) {
    return body.isPresent() ? new String(body.unwrap(), StandardCharsets.UTF_8) : "{}";
  }

  private static OptionalBody json(String text) {
    return OptionalBody.body(text, au.com.dius.pact.core.model.ContentType.getJSON());
  }

  private static Interaction fresh(Pact pact, Interaction interaction) {
    return committed(name(pact)).getInteractions().stream()
        .filter(it -> title(it).equals(title(interaction)))
        .findFirst()
        .orElseThrow();
  }

  private static List<Pact> committed() {
    return PactFile.in(Path.of("")).keySet().stream()
        .map(file -> committed(file.replace(".json", "")))
        .toList();
  }

  static Pact committed(String name) {
    return DefaultPactReader.INSTANCE.loadPact(Path.of(name + ".json").toFile());
  }

  private static String name(Pact pact) {
    return pact.getConsumer().getName() + "-" + pact.getProvider().getName();
  }

  private static String title(Interaction interaction) {
    return interaction.getDescription();
  }
}
