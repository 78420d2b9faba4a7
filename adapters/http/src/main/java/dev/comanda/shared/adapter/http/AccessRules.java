package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may call what, as data: the first rule that matches decides, and what no rule matches does
 * not exist for anybody. Which orders and payments somebody may see is not decided here but in the
 * core.
 */
public final class AccessRules {

  private static final String PRODUCT = "/products/{id}";

  private final List<Rule> rules;

  private AccessRules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /** Whom a rule lets in. */
  public sealed interface Access {

    /** Everybody, without a token. */
    record Anyone() implements Access {}

    /** Whoever has a token with one of these roles. */
    record Only(Set<Role> roles) implements Access {}
  }

  /**
   * One decision.
   *
   * @param method GET stands for HEAD too
   * @param path a Spring path pattern, such as {@code /order/{id}}
   */
  public record Rule(HttpMethod method, String path, Access access) {

    boolean matches(HttpServletRequest request) {
      return matchesPath(request)
          && (method.matches(request.getMethod())
              || (method.equals(HttpMethod.GET) && HttpMethod.HEAD.matches(request.getMethod())));
    }

    boolean matchesPath(HttpServletRequest request) {
      return PathPatternRequestMatcher.pathPattern(path).matches(request);
    }
  }

  /** The rules of the whole public API; the same in every topology. */
  public static AccessRules ofPublicApi() {
    List<Rule> rules = new ArrayList<>();
    Access anyone = new Access.Anyone();
    rules.add(new Rule(HttpMethod.POST, "/auth/customers", anyone));
    rules.add(new Rule(HttpMethod.POST, "/auth/token", anyone));
    rules.add(new Rule(HttpMethod.GET, "/.well-known/jwks.json", anyone));

    Access employee = only(Role.EMPLOYEE);
    rules.add(new Rule(HttpMethod.GET, "/categories", anyone));
    rules.add(new Rule(HttpMethod.GET, "/products", anyone));
    rules.add(new Rule(HttpMethod.GET, PRODUCT, anyone));
    rules.add(new Rule(HttpMethod.POST, "/products", employee));
    rules.add(new Rule(HttpMethod.PUT, PRODUCT, employee));
    rules.add(new Rule(HttpMethod.DELETE, PRODUCT, employee));

    Access buyers = only(Role.CUSTOMER, Role.GUEST, Role.EMPLOYEE);
    rules.add(new Rule(HttpMethod.POST, "/order", buyers));
    rules.add(new Rule(HttpMethod.GET, "/order", buyers));
    rules.add(new Rule(HttpMethod.GET, "/order/{id}", buyers));
    rules.add(new Rule(HttpMethod.POST, "/order/{id}/cancel", buyers));

    // Mercado Pago has no token of ours: the adapter verifies its signature instead.
    rules.add(new Rule(HttpMethod.POST, "/payment/webhook", anyone));
    rules.add(new Rule(HttpMethod.GET, "/payment", buyers));
    rules.add(new Rule(HttpMethod.GET, "/payment/{id}", buyers));
    rules.add(new Rule(HttpMethod.GET, "/payment/{id}/qr.png", buyers));

    rules.add(new Rule(HttpMethod.GET, "/production", employee));
    rules.add(new Rule(HttpMethod.PUT, "/production/{id}/started", employee));
    rules.add(new Rule(HttpMethod.PUT, "/production/{id}/completed", employee));
    rules.add(new Rule(HttpMethod.PUT, "/production/{id}/delivered", employee));

    Access operator = only(Role.OPERATOR);
    rules.add(new Rule(HttpMethod.GET, "/admin/dead-letters", operator));
    rules.add(new Rule(HttpMethod.POST, "/admin/dead-letters/{id}/redrive", operator));

    rules.add(new Rule(HttpMethod.GET, "/health", anyone));
    rules.add(new Rule(HttpMethod.GET, "/actuator/health/liveness", anyone));
    rules.add(new Rule(HttpMethod.GET, "/actuator/health/readiness", anyone));
    rules.add(new Rule(HttpMethod.GET, "/actuator/health", anyone));
    // The gateway does not route /actuator: only the inside of the network reaches these two.
    rules.add(new Rule(HttpMethod.GET, "/actuator/info", anyone));
    rules.add(new Rule(HttpMethod.GET, "/actuator/prometheus", anyone));

    rules.add(new Rule(HttpMethod.GET, "/v3/api-docs/**", anyone));
    rules.add(new Rule(HttpMethod.GET, "/v3/api-docs.yaml", anyone));
    rules.add(new Rule(HttpMethod.GET, "/swagger-ui.html", anyone));
    rules.add(new Rule(HttpMethod.GET, "/swagger-ui/**", anyone));
    return new AccessRules(rules);
  }

  /** The same rules, and more of them at the end, for routes that only some processes have. */
  public AccessRules and(List<Rule> more) {
    List<Rule> all = new ArrayList<>(rules);
    all.addAll(more);
    return new AccessRules(all);
  }

  /** All rules, in the order in which they are tried. */
  public List<Rule> rules() {
    return rules;
  }

  /** Whom the rules let in; nobody if empty. */
  public Optional<Access> accessTo(HttpServletRequest request) {
    return rules.stream().filter(rule -> rule.matches(request)).findFirst().map(Rule::access);
  }

  /** The methods that have a rule for the path of a request. */
  Set<String> methodsAt(HttpServletRequest request) {
    return rules.stream()
        .filter(rule -> rule.matchesPath(request))
        .map(rule -> rule.method().name())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Access only(Role... roles) {
    return new Access.Only(Set.copyOf(Arrays.asList(roles)));
  }
}
