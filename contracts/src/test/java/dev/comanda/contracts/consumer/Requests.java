package dev.comanda.contracts.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import au.com.dius.pact.consumer.dsl.DslPart;
import au.com.dius.pact.consumer.dsl.HttpRequestBuilder;
import au.com.dius.pact.consumer.dsl.HttpResponseBuilder;
import au.com.dius.pact.consumer.dsl.LambdaDsl;
import au.com.dius.pact.consumer.dsl.LambdaDslObject;
import au.com.dius.pact.consumer.dsl.Matchers;
import au.com.dius.pact.consumer.dsl.PactBuilder;
import au.com.dius.pact.core.model.V4Pact;
import au.com.dius.pact.core.model.matchingrules.RegexMatcher;
import au.com.dius.pact.core.model.matchingrules.TypeMatcher;
import dev.comanda.client.RefusedException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** What the pacts about HTTP have in common. */
final class Requests {

  private static final String INSTANT = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z";
  static final String TOKEN = "a.sample.token";

  private Requests() {}

  /** A pact of one request and its answer, in one state of the provider. */
  static V4Pact pact(
      PactBuilder pact,
      String state,
      String description,
      UnaryOperator<HttpRequestBuilder> request,
      UnaryOperator<HttpResponseBuilder> answer) {
    return pact.given(state)
        .expectsToReceiveHttpInteraction(
            description, http -> http.withRequest(request::apply).willRespondWith(answer::apply))
        .toPact();
  }

  /** A request of somebody whom the provider's state has signed in. */
  static HttpRequestBuilder signedIn(HttpRequestBuilder request) {
    return request.header(
        "Authorization", Matchers.fromProviderState("Bearer ${token}", "Bearer " + TOKEN));
  }

  /** A path with an id that the provider's state chooses. */
  static HttpRequestBuilder at(HttpRequestBuilder request, String path, Object example) {
    return request.path(
        Matchers.fromProviderState(path, path.replaceAll("\\$\\{[^}]*}", example.toString())));
  }

  static HttpRequestBuilder json(HttpRequestBuilder request, Consumer<LambdaDslObject> body) {
    return request.header("Content-Type", "application/json").body(body(body));
  }

  static HttpResponseBuilder json(
      HttpResponseBuilder answer, int status, Consumer<LambdaDslObject> body) {
    return answer.status(status).header("Content-Type", "application/json").body(body(body));
  }

  /** A problem whose type ends with the name. */
  static HttpResponseBuilder problem(HttpResponseBuilder answer, int status, String name) {
    return answer
        .status(status)
        .header("Content-Type", "application/problem+json")
        .body(
            body(problem -> {
              problem.stringMatcher(
                  "type", "https?://.*/" + name, "https://a.host/problems/" + name);
              problem.stringType("detail", "What to do about it.");
            }));
  }

  static void instant(LambdaDslObject body, String field, String example) {
    body.stringMatcher(field, INSTANT, example);
  }

  /** A decimal number as text: a pattern alone would be content with a number. */
  static void decimal(LambdaDslObject body, String field, String example) {
    body.and(field, example, new RegexMatcher("\\d+\\.\\d{2}", example), TypeMatcher.INSTANCE);
  }

  static void price(LambdaDslObject body, String field, String amount) {
    body.object(
        field,
        price -> {
          decimal(price, "amount", amount);
          price.stringMatcher("currency", "[A-Z]{3}", "BRL");
        });
  }

  /** The answer to who may come in. */
  static void session(LambdaDslObject body) {
    body.stringMatcher("accessToken", "\\S+\\.\\S+\\.\\S+", TOKEN);
    body.integerType("expiresIn", 900);
  }

  /** The client tells what the problem says. */
  static void assertRefused(String type, Runnable request) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(request::run)
        .withMessage("What to do about it.")
        .satisfies(refused -> assertThat(refused.type()).isEqualTo(type));
  }

  private static DslPart body(Consumer<LambdaDslObject> body) {
    return LambdaDsl.newJsonBody(body::accept).build();
  }
}
