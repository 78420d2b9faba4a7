package dev.comanda.identity.adapter.http;

import static dev.comanda.shared.adapter.http.ProblemAssert.assertProblem;
import static dev.comanda.shared.adapter.http.ProblemAssert.errorsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;

import dev.comanda.identity.application.AccessToken;
import dev.comanda.identity.application.IdentifyCustomer;
import dev.comanda.identity.application.RegisterCustomer;
import dev.comanda.identity.application.SignInEmployee;
import dev.comanda.identity.domain.CustomerSnapshot;
import dev.comanda.identity.domain.Email;
import dev.comanda.identity.domain.Password;
import dev.comanda.identity.domain.PersonName;
import dev.comanda.identity.domain.SubjectId;
import dev.comanda.identity.domain.TaxId;
import dev.comanda.identity.domain.Username;
import dev.comanda.shared.adapter.http.Golden;
import dev.comanda.shared.adapter.http.Http;
import dev.comanda.shared.adapter.http.Rate;
import dev.comanda.shared.adapter.http.TokenBuckets;
import dev.comanda.shared.application.DependencyUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Becoming known and getting a token over HTTP; nothing that is personal or secret comes back. */
final class AuthControllerTest {

  private static final AccessToken TOKEN =
      new AccessToken("eyJhbGciOiJSUzI1NiJ9.e30.c2lnbmF0dXJl", Duration.ofMinutes(15));

  /** The ports that the controller calls: they answer what a test tells them, and remember. */
  private static final class Ports implements RegisterCustomer, IdentifyCustomer, SignInEmployee {

    final List<Object> calls = new ArrayList<>();
    RegisterCustomer.Outcome registered =
        new RegisterCustomer.Outcome.Registered(
            new CustomerSnapshot(
                new SubjectId(UUID.fromString("6f1c1d5e-2222-4000-8000-00000000000b")),
                new TaxId("52998224725"),
                new PersonName("Ana Souza"),
                new Email("ana@example.com"),
                Instant.parse("2026-11-23T12:00:00Z")));
    IdentifyCustomer.Outcome identified = new IdentifyCustomer.Outcome.Identified(TOKEN);
    SignInEmployee.Outcome signedIn = new SignInEmployee.Outcome.SignedIn(TOKEN);
    boolean storeIsDown;

    @Override
    public RegisterCustomer.Outcome register(RegisterCustomer.Command command) {
      calls.add(command);
      return registered;
    }

    @Override
    public IdentifyCustomer.Outcome identify(IdentifyCustomer.Command command) {
      calls.add(command);
      return identified;
    }

    @Override
    public AccessToken admitGuest() {
      calls.add("guest");
      return TOKEN;
    }

    @Override
    public SignInEmployee.Outcome signIn(SignInEmployee.Command command) {
      if (storeIsDown) {
        throw new DependencyUnavailableException("Accounts", Duration.ofSeconds(1), null);
      }
      calls.add(command);
      return signedIn;
    }
  }

  private final Ports ports = new Ports();
  private final AtomicLong now = new AtomicLong();
  private final TokenBuckets failedPasswords =
      new TokenBuckets(new Rate(3, Duration.ofSeconds(10)), now::get);
  private final Http http =
      Http.with(
          new AuthController(ports, ports, ports, failedPasswords),
          new KeysController(() -> "{\"keys\":[]}"));

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void a_customer_registers() {
    MvcTestResult answer = post("/auth/customers", Golden.text("customer-request.json"));

    assertThat(answer).hasStatus(201);
    Golden.assertMatches("customer.json", answer);
    assertThat(ports.calls)
        .containsExactly(
            new RegisterCustomer.Command(
                new TaxId("52998224725"),
                new PersonName("Ana Souza"),
                new Email("ana@example.com")));
  }

  @Test
  void a_known_tax_id_is_a_conflict_and_is_not_repeated() {
    ports.registered = new RegisterCustomer.Outcome.AlreadyKnown();

    MvcTestResult answer = post("/auth/customers", Golden.text("customer-request.json"));

    assertProblem(answer, 409, "customer-already-known");
    assertThat(answer).bodyText().doesNotContain("529", "Ana", "ana@");
  }

  @Test
  void every_wrong_field_is_named_and_no_value_is_repeated() {
    MvcTestResult answer =
        post(
            "/auth/customers",
            """
            {"taxId":"52998224726","name":"\\n","email":"nobody","52998224725":"x"}\
            """);

    assertProblem(answer, 400, "invalid-request");
    assertThat(errorsOf(answer))
        .containsExactlyInAnyOrder(
            "taxId must have valid check digits",
            "name must have 1 to 100 characters on one line",
            "email must be an e-mail address such as ana@example.com",
            "? is not known");
    assertThat(answer).bodyText().doesNotContain("529", "nobody");
    assertThat(ports.calls).isEmpty();
  }

  @Test
  void a_broken_body_is_not_repeated() {
    MvcTestResult answer = post("/auth/customers", "{\"taxId\":\"52998224725\",\"name\":Ana}");

    assertProblem(answer, 400, "malformed-body");
    assertThat(answer).bodyText().contains("line 1").doesNotContain("529", "Ana");
  }

  @Test
  void a_customer_gets_a_token_by_tax_id() {
    Golden.assertMatches(
        "token.json", post("/auth/token", Golden.text("token-request-customer.json")));
    assertThat(ports.calls).containsExactly(new IdentifyCustomer.Command(new TaxId("52998224725")));
  }

  @Test
  void a_guest_gets_a_token_by_nothing() {
    Golden.assertMatches(
        "token.json", post("/auth/token", Golden.text("token-request-guest.json")));
    assertThat(ports.calls).containsExactly("guest");
  }

  @Test
  void an_employee_gets_a_token_by_password() {
    Golden.assertMatches(
        "token.json", post("/auth/token", Golden.text("token-request-employee.json")));
    assertThat(ports.calls)
        .containsExactly(
            new SignInEmployee.Command(new Username("kitchen"), new Password("a long password")));
  }

  @Test
  void a_token_is_not_kept_by_caches() {
    assertThat(post("/auth/token", "{\"grantType\":\"guest\"}").getResponse())
        .extracting(response -> response.getHeader(HttpHeaders.CACHE_CONTROL))
        .asString()
        .contains("no-store");
  }

  @Test
  void nobody_learns_who_is_registered() {
    ports.identified = new IdentifyCustomer.Outcome.Unknown();
    ports.signedIn = new SignInEmployee.Outcome.Refused();

    MvcTestResult unknown = post("/auth/token", Golden.text("token-request-customer.json"));
    MvcTestResult refused = post("/auth/token", Golden.text("token-request-employee.json"));

    assertProblem(unknown, 401, "sign-in-refused");
    assertProblem(refused, 401, "sign-in-refused");
    assertThat(unknown.getResponse().getContentAsByteArray())
        .isEqualTo(refused.getResponse().getContentAsByteArray());
  }

  @Test
  void a_password_cannot_be_guessed_because_failures_are_counted() {
    ports.signedIn = new SignInEmployee.Outcome.Refused();
    for (int i = 0; i < 3; i++) {
      assertProblem(signIn("kitchen", "203.0.113.1"), 401, "sign-in-refused");
    }
    ports.signedIn = new SignInEmployee.Outcome.SignedIn(TOKEN);
    int checked = ports.calls.size();

    MvcTestResult refused = signIn("kitchen", "203.0.113.1");

    assertProblem(refused, 429, "too-many-requests");
    assertThat(refused).headers().hasValue(HttpHeaders.RETRY_AFTER, "10");
    assertThat(ports.calls).as("nothing is hashed for who is refused").hasSize(checked);
    assertThat(signIn("kitchen", "203.0.113.2")).as("elsewhere").hasStatus(200);
    assertThat(signIn("counter", "203.0.113.1")).as("somebody else").hasStatus(200);
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(signIn("kitchen", "203.0.113.1")).as("later").hasStatus(200);
  }

  @Test
  void who_knows_the_password_may_sign_in_as_often_as_they_like() {
    for (int i = 0; i < 20; i++) {
      assertThat(signIn("kitchen", "203.0.113.1")).hasStatus(200);
    }
  }

  @Test
  void what_fails_here_is_no_failure_of_the_caller() {
    ports.storeIsDown = true;
    for (int i = 0; i < 4; i++) {
      assertProblem(signIn("kitchen", "203.0.113.1"), 503, "dependency-unavailable");
    }
    ports.storeIsDown = false;

    assertThat(signIn("kitchen", "203.0.113.1")).hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"grantType\":\"operator\"}",
        "{\"grantType\":\"GUEST\"}",
        "{\"grantType\":null}",
        "{\"grantType\":1}",
        "{\"grantType\":\"guest\",\"taxId\":\"52998224725\"}",
        "{\"grantType\":\"customer\"}",
        "{\"grantType\":\"customer\",\"taxId\":52998224725}",
        "{\"grantType\":\"customer\",\"taxId\":\"52998224725\",\"password\":\"x\"}",
        "{\"grantType\":\"employee\",\"username\":\"kitchen\"}",
        "{\"grantType\":\"employee\",\"username\":\"Kitchen!\",\"password\":\"\"}"
      })
  void a_grant_that_is_none_is_refused(String body) {
    assertProblem(post("/auth/token", body), 400, "invalid-request");
    assertThat(ports.calls).isEmpty();
  }

  @Test
  void requests_and_tokens_are_not_printed() {
    assertThat(new RegisterRequest("52998224725", "Ana", "ana@example.com").toString())
        .doesNotContain("529", "Ana", "ana@");
    assertThat(new TokenRequest("employee", "52998224725", "kitchen", "secret").toString())
        .doesNotContain("529", "secret");
    assertThat(TokenRepresentation.of(TOKEN).toString()).doesNotContain("eyJ");
  }

  @Test
  void the_public_keys_may_be_cached() {
    MvcTestResult answer = http.anonymous(GET, "/.well-known/jwks.json").exchange();

    assertThat(answer).hasStatus(200).hasContentType(MediaType.APPLICATION_JSON);
    assertThat(answer).bodyText().isEqualTo("{\"keys\":[]}");
    assertThat(answer).headers().hasValue(HttpHeaders.CACHE_CONTROL, "max-age=300, public");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "application/xml;q=2", "nonsense"})
  void nothing_is_done_for_who_will_not_take_the_answer(String accepted) {
    MvcTestResult answer =
        http.anonymous(POST, "/auth/customers")
            .contentType(MediaType.APPLICATION_JSON)
            .header(HttpHeaders.ACCEPT, accepted)
            .content(Golden.text("customer-request.json"))
            .exchange();

    assertProblem(answer, 406, "not-acceptable");
    assertThat(ports.calls).isEmpty();
  }

  private MvcTestResult signIn(String username, String address) {
    return http.anonymous(POST, "/auth/token")
        .remoteAddress(address)
        .contentType(MediaType.APPLICATION_JSON)
        .content(
            "{\"grantType\":\"employee\",\"username\":\"%s\",\"password\":\"some password\"}"
                .formatted(username))
        .exchange();
  }

  private MvcTestResult post(String path, String json) {
    return http.anonymous(POST, path)
        .contentType(MediaType.APPLICATION_JSON)
        .content(json)
        .exchange();
  }
}
