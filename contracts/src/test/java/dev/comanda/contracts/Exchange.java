package dev.comanda.contracts;

import au.com.dius.pact.core.matchers.BodyMismatch;
import au.com.dius.pact.core.matchers.MatchingContext;
import au.com.dius.pact.core.matchers.Mismatch;
import au.com.dius.pact.core.matchers.ResponseMatching;
import au.com.dius.pact.core.model.ContentType;
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
import dev.comanda.contracts.provider.Providers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is said in an interaction, as JSON, and how to say something else. */
public final class Exchange {

  private Exchange() {}

  /** All pacts of a folder. */
  static List<Pact> pacts(Path folder) {
    return PactFile.in(folder).keySet().stream()
        .map(file -> DefaultPactReader.INSTANCE.loadPact(folder.resolve(file).toFile()))
        .toList();
  }

  /** The committed pact of two, such as {@code kiosk-gateway}. */
  static Pact committed(String name) {
    return DefaultPactReader.INSTANCE.loadPact(Path.of(name + ".json").toFile());
  }

  static String name(Pact pact) {
    return pact.getConsumer().getName() + "-" + pact.getProvider().getName();
  }

  static Interaction interaction(Pact pact, String description) {
    return pact.getInteractions().stream()
        .filter(it -> it.getDescription().equals(description))
        .findFirst()
        .orElseThrow(() -> new AssertionError(name(pact) + " has no '" + description + "'"));
  }

  /** What the provider says by the pact; an object without fields if it says nothing. */
  static String answer(Interaction interaction) {
    return switch (interaction) {
      case AsynchronousMessage message -> message.contentsAsString();
      case SynchronousHttp http -> text(http.getResponse().getBody());
      default -> throw new IllegalStateException(interaction.toString());
    };
  }

  /** What the consumer says; an object without fields if it says nothing. */
  static String request(Interaction interaction) {
    return interaction instanceof SynchronousHttp http ? text(http.getRequest().getBody()) : "{}";
  }

  /** Lets the provider say something else. */
  static void changeAnswer(V4Pact pact, int index, UnaryOperator<String> change) {
    Interaction interaction = pact.getInteractions().get(index);
    OptionalBody changed = json(change.apply(answer(interaction)));
    switch (interaction) {
      case AsynchronousMessage message -> message.getContents().setContents(changed);
      case SynchronousHttp http -> http.getResponse().setBody(changed);
      default -> throw new IllegalStateException(interaction.toString());
    }
  }

  /** Lets the consumer say something else. */
  static void changeRequest(Interaction interaction, UnaryOperator<String> change) {
    ((SynchronousHttp) interaction).getRequest().setBody(json(change.apply(request(interaction))));
  }

  /** What the provider really says. */
  static String actual(Pact pact, Interaction interaction) {
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

  /** In what this is not what was agreed; with the status that was. */
  static Optional<String> mismatch(Pact pact, Interaction interaction, String actual) {
    return switch (interaction) {
      case AsynchronousMessage message ->
          told(
              ResponseComparison.compareMessageBody(
                  message,
                  json(actual),
                  new MatchingContext(message.getMatchingRules().rulesForCategory("body"), true)));
      case SynchronousHttp http ->
          told(
              ResponseMatching.responseMismatches(
                  pact,
                  http,
                  new HttpResponse(
                      http.getResponse().getStatus(),
                      http.getResponse().getHeaders(),
                      json(actual))));
      default -> throw new IllegalStateException(interaction.toString());
    };
  }

  /** In what this answer is not what was agreed, and what it says. */
  static Optional<String> mismatch(Pact pact, Interaction interaction, ProviderResponse answer) {
    return told(ResponseMatching.responseMismatches(
            pact,
            (SynchronousHttp) interaction,
            new HttpResponse(
                Objects.requireNonNull(answer.getStatusCode()),
                Objects.requireNonNull(answer.getHeaders()),
                Objects.requireNonNull(answer.getBody()))))
        .map(told -> told + " " + answer.getBody().valueAsString());
  }

  /** What a failure says and what its causes say. */
  public static String told(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .map(Throwable::toString)
        .collect(Collectors.joining("\n  caused by "));
  }

  private static Optional<String> told(List<? extends Mismatch> mismatches) {
    return mismatches.isEmpty()
        ? Optional.empty()
        : Optional.of(mismatches.stream().map(Exchange::told).collect(Collectors.joining("\n")));
  }

  private static String told(Mismatch mismatch) {
    return mismatch instanceof BodyMismatch body
        ? body.getPath() + ": " + body.getMismatch()
        : mismatch.description();
  }

  private static String text(OptionalBody body) {
    return body.isPresent() ? new String(body.unwrap(), StandardCharsets.UTF_8) : "{}";
  }

  private static OptionalBody json(String text) {
    return OptionalBody.body(text, ContentType.getJSON());
  }
}
