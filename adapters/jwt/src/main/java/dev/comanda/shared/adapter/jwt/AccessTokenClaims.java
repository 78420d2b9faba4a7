package dev.comanda.shared.adapter.jwt;

import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.oauth2.jwt.Jwt;

/** Between what a token says and who asks. */
public final class AccessTokenClaims {

  private static final Map<String, Role> ROLES =
      Stream.of(Role.values())
          .collect(Collectors.toUnmodifiableMap(AccessTokenClaims::nameOf, Function.identity()));

  private AccessTokenClaims() {}

  /** How the role is written in a token, such as {@code customer}. */
  public static String nameOf(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Who holds the token.
   *
   * @return empty if the claims {@code sub} and {@code role} are missing or make no sense
   */
  public static Optional<Requester> requester(Jwt token) {
    String subject = token.getSubject();
    Role role =
        token.getClaims().get(AccessTokenProfile.ROLE_CLAIM) instanceof String name
            ? ROLES.get(name)
            : null;
    if (subject == null || role == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Requester(subject, role));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
