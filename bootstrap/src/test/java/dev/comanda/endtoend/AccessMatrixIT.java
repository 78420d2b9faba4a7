package dev.comanda.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.comanda.shared.adapter.http.AccessRules;
import dev.comanda.shared.adapter.http.AccessRules.Access;
import dev.comanda.shared.adapter.http.AccessRules.Rule;
import dev.comanda.shared.application.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every route of the public API, asked by everybody: nobody, and one of each role. Who should get
 * in is data ({@link AccessRules}); here it is looked at from outside, in both topologies.
 */
class AccessMatrixIT {

  private static final Comanda COMANDA = Running.comanda();

  private static final Map<Role, Api> PEOPLE =
      new EnumMap<>(
          Map.of(
              Role.GUEST, COMANDA.guest(),
              Role.CUSTOMER, COMANDA.customer(),
              Role.EMPLOYEE, COMANDA.kitchen(),
              Role.OPERATOR, COMANDA.operator()));

  static Stream<Arguments> matrix() {
    return AccessRules.ofPublicApi().rules().stream()
        .filter(rule -> !isInternal(rule.path()))
        .flatMap(rule ->
            Stream.concat(
                Stream.of(Arguments.of(rule, Optional.empty())),
                Arrays.stream(Role.values()).map(role -> Arguments.of(rule, Optional.of(role)))));
  }

  /** What the gateway does not route. */
  private static boolean isInternal(String path) {
    return Stream.of("/health", "/actuator", "/v3", "/swagger").anyMatch(path::startsWith);
  }

  @ParameterizedTest
  @MethodSource("matrix")
  void a_route_lets_in_whom_its_rule_names_and_nobody_else(Rule rule, Optional<Role> role) {
    Api who = role.map(PEOPLE::get).orElseGet(COMANDA::anybody);
    String path = rule.path().replace("{id}", UUID.randomUUID().toString());

    Answer answer = who.send(rule.method().name(), path, BodyPublishers.noBody(), "Accept", "*/*");

    assertThat(decision(answer)).isEqualTo(expected(rule.access(), role));
  }

  private static String expected(Access access, Optional<Role> role) {
    return switch (access) {
      case Access.Anyone _ -> "let in";
      case Access.Only(var roles) ->
          role.map(it -> roles.contains(it) ? "let in" : "forbidden").orElse("unauthenticated");
    };
  }

  /** By the type of problem: what is let in may well be refused for other reasons. */
  private static String decision(Answer answer) {
    assertThat(answer.status()).isLessThan(500);
    return Stream.of("unauthenticated", "forbidden")
        .filter(type -> answer.status() >= 400 && answer.text("/type").endsWith("/" + type))
        .findFirst()
        .orElse("let in");
  }
}
