package dev.comanda.shared.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.application.Role;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.RegexPatternTypeFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Defects O-07 and K-01: nobody has to remember to protect a route. Every route of every controller
 * has an explicit decision, and what has none does not exist.
 */
final class RoutesAreProtectedTest {

  private static final Set<Role> BUYERS = Set.of(Role.CUSTOMER, Role.GUEST, Role.EMPLOYEE);
  private static final Set<Role> STAFF = Set.of(Role.EMPLOYEE);
  private static final Set<Role> OPERATORS = Set.of(Role.OPERATOR);
  private static final Set<Role> ANYONE = Set.of();

  /** Who may call what, said a second time, so that a slip in the rules cannot pass unnoticed. */
  private static final Map<String, Set<Role>> DECISIONS =
      Map.ofEntries(
          Map.entry("POST /auth/customers", ANYONE),
          Map.entry("POST /auth/token", ANYONE),
          Map.entry("GET /.well-known/jwks.json", ANYONE),
          Map.entry("GET /categories", ANYONE),
          Map.entry("GET /products", ANYONE),
          Map.entry("GET /products/{id}", ANYONE),
          Map.entry("POST /products", STAFF),
          Map.entry("PUT /products/{id}", STAFF),
          Map.entry("DELETE /products/{id}", STAFF),
          Map.entry("POST /order", BUYERS),
          Map.entry("GET /order", BUYERS),
          Map.entry("GET /order/{id}", BUYERS),
          Map.entry("POST /order/{id}/cancel", BUYERS),
          Map.entry("POST /payment/webhook", ANYONE),
          Map.entry("GET /payment", BUYERS),
          Map.entry("GET /payment/{id}", BUYERS),
          Map.entry("GET /payment/{id}/qr.png", BUYERS),
          Map.entry("GET /production", STAFF),
          Map.entry("PUT /production/{id}/started", STAFF),
          Map.entry("PUT /production/{id}/completed", STAFF),
          Map.entry("PUT /production/{id}/delivered", STAFF),
          Map.entry("GET /admin/dead-letters", OPERATORS),
          Map.entry("POST /admin/dead-letters/{id}/redrive", OPERATORS),
          Map.entry("GET /health", ANYONE),
          Map.entry("GET /actuator/health", ANYONE),
          Map.entry("GET /actuator/health/liveness", ANYONE),
          Map.entry("GET /actuator/health/readiness", ANYONE),
          Map.entry("GET /actuator/info", ANYONE),
          Map.entry("GET /actuator/prometheus", ANYONE),
          Map.entry("GET /v3/api-docs/**", ANYONE),
          Map.entry("GET /v3/api-docs.yaml", ANYONE),
          Map.entry("GET /swagger-ui.html", ANYONE),
          Map.entry("GET /swagger-ui/**", ANYONE));

  private static Http http;

  @BeforeAll
  static void start() {
    http = Http.with(Controllers.all());
  }

  @AfterAll
  static void stop() {
    http.close();
  }

  @Test
  void the_rules_are_those_that_were_decided() {
    assertThat(AccessRules.ofPublicApi().rules())
        .extracting(rule -> rule.method() + " " + rule.path())
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(DECISIONS.keySet());
  }

  @Test
  void every_mapped_route_has_an_explicit_decision() {
    List<String> routes = new ArrayList<>();
    RequestMappingHandlerMapping mappings =
        http.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
    for (RequestMappingInfo route : mappings.getHandlerMethods().keySet()) {
      for (var method : route.getMethodsCondition().getMethods()) {
        route.getPatternValues().forEach(path -> routes.add(method + " " + path));
      }
      assertThat(route.getMethodsCondition().isEmpty()).as("%s names a method", route).isFalse();
    }
    assertThat(routes).isNotEmpty();
    assertThat(DECISIONS.keySet()).containsAll(routes);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void every_role_is_let_in_exactly_where_it_was_decided(String route, Set<Role> roles) {
    for (Role role : Role.values()) {
      MvcTestResult answer = call(route, WireNames.of(role) + ".somebody");
      if (roles.isEmpty() || roles.contains(role)) {
        assertThat(answer.getResponse().getStatus()).as("%s by %s", route, role).isNotIn(401, 403);
      } else {
        assertThat(answer).as("%s by %s", route, role).hasStatus(403);
        assertThat(answer).bodyText().contains("problems/forbidden");
      }
    }
    MvcTestResult anonymous = call(route, "");
    if (roles.isEmpty()) {
      assertThat(anonymous.getResponse().getStatus()).as(route).isNotIn(401, 403);
    } else {
      assertThat(anonymous).as(route).hasStatus(401);
      assertThat(anonymous).bodyText().contains("problems/unauthenticated");
      assertThat(anonymous).headers().hasValue(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void a_token_that_is_not_accepted_is_refused_everywhere(String route, Set<Role> roles) {
    for (String token :
        List.of("nonsense", "employee.", ".somebody", "admin.somebody", "EMPLOYEE.somebody")) {
      assertThat(call(route, token)).as("%s by %s, for %s", route, token, roles).hasStatus(401);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /",
        "GET /nonsense",
        "GET /order/",
        "GET /order/1/2",
        "POST /order/1",
        "DELETE /order",
        "PATCH /products/1",
        "GET /production/1/started",
        "GET /error",
        "OPTIONS /order",
        "POST /actuator/shutdown",
        "GET /actuator/env",
        "GET /.well-known/oauth-protected-resource",
        "GET /.well-known/openid-configuration",
        "GET /login",
        "POST /logout",
        "GET /orders"
      })
  void what_has_no_rule_does_not_exist_for_anybody(String route) {
    for (String token :
        Stream.concat(
                Stream.of(""),
                Stream.of(Role.values()).map(role -> WireNames.of(role) + ".somebody"))
            .toList()) {
      MvcTestResult answer = call(route, token);
      assertThat(answer.getResponse().getStatus()).as("%s by '%s'", route, token).isIn(404, 405);
      assertThat(answer).hasContentType("application/problem+json");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/order/%2e%2e/products", "/order;x=1", "//order", "/order/%00"})
  void paths_that_try_tricks_are_refused(String path) {
    MvcTestResult answer =
        http.anonymous(HttpMethod.GET, "/")
            .uri(URI.create("http://localhost" + path))
            .with(request -> {
              request.setRequestURI(path);
              return request;
            })
            .exchange();

    assertThat(answer.getResponse().getStatus()).isIn(400, 404);
    assertThat(answer).hasContentType("application/problem+json");
  }

  @Test
  void no_controller_is_left_out_of_this_test() {
    ClassPathScanningCandidateComponentProvider scan =
        new ClassPathScanningCandidateComponentProvider(false);
    scan.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
    scan.addExcludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*Test\\$.*")));

    assertThat(scan.findCandidateComponents("dev.comanda"))
        .extracting(BeanDefinition::getBeanClassName)
        .containsExactlyInAnyOrderElementsOf(
            Controllers.TYPES.stream().map(Class::getName).toList());
  }

  @Test
  void while_keys_cannot_be_read_a_token_is_neither_accepted_nor_refused() {
    MvcTestResult answer = call("GET /order", Http.KEYS_ARE_DOWN);

    ProblemAssert.assertProblem(answer, 503, "dependency-unavailable");
    assertThat(answer).headers().hasValue(HttpHeaders.RETRY_AFTER, "5");
  }

  @Test
  void answers_carry_security_headers_and_start_no_session() {
    MvcTestResult answer = call("GET /health", "");

    assertThat(answer)
        .headers()
        .hasValue("X-Content-Type-Options", "nosniff")
        .hasValue("X-Frame-Options", "DENY")
        .hasValue("Referrer-Policy", "no-referrer")
        .containsHeader("Content-Security-Policy")
        .doesNotContainHeader(HttpHeaders.SET_COOKIE);
    assertThat(answer.getRequest().getSession(false)).isNull();
  }

  @Test
  void web_pages_of_any_origin_may_ask_by_default() {
    MvcTestResult answer =
        http.anonymous(HttpMethod.OPTIONS, "/order")
            .header(HttpHeaders.ORIGIN, "https://kiosk.example")
            .header(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD, "POST")
            .header(HttpHeaders.ACCESS_CONTROL_REQUEST_HEADERS, "Idempotency-Key, Authorization")
            .exchange();

    assertThat(answer).hasStatus(200);
    assertThat(answer).headers().hasValue(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*");
  }

  @Test
  void the_first_rule_that_matches_decides() {
    assertThat(
            AccessRules.ofPublicApi()
                .accessTo(new MockHttpServletRequest("GET", "/actuator/health/liveness")))
        .contains(new AccessRules.Access.Anyone());
  }

  static Stream<Arguments> decisions() {
    return DECISIONS.entrySet().stream()
        .map(decision -> Arguments.of(decision.getKey(), decision.getValue()));
  }

  private static MvcTestResult call(String route, String token) {
    String[] parts = route.split(" ", 2);
    String path =
        parts[1]
            .replace("{id}", "0197f0a0-0000-7000-8000-000000000001")
            .replace("/**", "/something");
    var request = http.anonymous(HttpMethod.valueOf(parts[0]), path);
    return token.isEmpty()
        ? request.exchange()
        : request.header(HttpHeaders.AUTHORIZATION, "Bearer " + token).exchange();
  }
}
