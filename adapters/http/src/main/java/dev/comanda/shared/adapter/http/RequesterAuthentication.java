package dev.comanda.shared.adapter.http;

import dev.comanda.shared.application.Requester;
import dev.comanda.shared.application.Role;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/** A verified token, reduced to what the core knows of a person: an opaque subject and a role. */
@SuppressWarnings("serial") // there are no sessions
final class RequesterAuthentication extends AbstractAuthenticationToken {

  private final transient Requester requester;

  private RequesterAuthentication(Requester requester) {
    super(List.of(new SimpleGrantedAuthority("ROLE_" + requester.role().name())));
    this.requester = requester;
    setAuthenticated(true);
  }

  /** Reads the claims; a token without them is not accepted, however well it is signed. */
  static Converter<Jwt, AbstractAuthenticationToken> fromToken() {
    return token -> {
      String subject = token.getSubject();
      Object role = token.getClaims().get("role");
      if (subject == null || role == null) {
        throw new InvalidBearerTokenException("the token names no subject or no role");
      }
      try {
        return new RequesterAuthentication(new Requester(subject, roleNamed(role)));
      } catch (IllegalArgumentException e) {
        throw new InvalidBearerTokenException("the token's subject or role is not valid", e);
      }
    };
  }

  Requester requester() {
    return requester;
  }

  @Override
  public Object getCredentials() {
    return "";
  }

  @Override
  public Object getPrincipal() {
    return requester.subject();
  }

  private static Role roleNamed(Object claim) {
    return Arrays.stream(Role.values())
        .filter(role -> WireNames.of(role).equals(claim))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown role"));
  }
}
